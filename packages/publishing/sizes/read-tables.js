export { readTables } from "@meetlat/csv";
