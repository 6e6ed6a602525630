import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { eventStoreLaws } from "@meetlat/testing";
import { fileEventStore } from "../src/file-event-store.ts";

const folder = mkdtempSync(join(tmpdir(), "store-on-files-"));
after(() => rmSync(folder, { recursive: true, force: true }));

describe("the store on files", () => {
  for (const law of eventStoreLaws({ open: (register) => fileEventStore(folder, register), runs: 15 })) {
    test(law.name, law.run);
  }
});
