export * from "@meetlat/core";
