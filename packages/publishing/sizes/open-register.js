export { openRegister } from "@meetlat/core/promise";
