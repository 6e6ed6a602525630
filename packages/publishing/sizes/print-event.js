export { printEvent } from "@meetlat/json";
