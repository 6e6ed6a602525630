export { checkReport, encodeReport } from "@meetlat/json";
