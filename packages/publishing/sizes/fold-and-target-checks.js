export { fold, targetChecks } from "@meetlat/core";
