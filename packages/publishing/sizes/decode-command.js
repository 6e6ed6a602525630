export { decodeCommand } from "@meetlat/core/codec";
