import { filePerModule } from "../publishing/src/file-per-module.ts";

export default filePerModule;
