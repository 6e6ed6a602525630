export { writeTables } from "@meetlat/csv";
