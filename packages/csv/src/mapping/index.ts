/**
 * Mappings from outside: as a JSON file, or as text on a command line.
 *
 * @module
 */
export { type ColumnsError, columnsFrom } from "./column-notation.ts";
export { describeMappingError, type MappingError, readMappings } from "./mapping-file.ts";
export { MappingSchema } from "./mapping-schema.ts";
