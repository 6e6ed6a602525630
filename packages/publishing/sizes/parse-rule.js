export { parseRule } from "@meetlat/core";
