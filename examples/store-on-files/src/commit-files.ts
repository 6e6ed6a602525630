import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

// A commit is a file that is named after the position of its first event, and never changes. There is no lock: a file is
// written in full under a name of its own, and then linked to the name that it should have. Of all who try, the file system
// lets one have that name, whichever process they are in, and a crash leaves a file that is there in full or not at all.

const nameOf = (position: number): string => `${String(position).padStart(12, "0")}.ndjson`;

const has = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code;

/** Makes what was linked in a folder survive a loss of power. */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Makes the folder of a register, so that it is there after a loss of power. */
export const makeFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await syncFolder(join(folder, ".."));
};

/** The commit that begins at a position; `null` when there is none yet. */
export const readCommit = async (folder: string, position: number): Promise<string | null> => {
  try {
    return await readFile(join(folder, nameOf(position)), "utf8");
  } catch (error) {
    if (has(error, "ENOENT")) return null;
    throw error;
  }
};

/** Commits a text at a position: on disk when it is done. `false` when another commit has that position already. */
export const commit = async (folder: string, position: number, text: string): Promise<boolean> => {
  const draft = join(folder, `${randomUUID()}.draft`);
  try {
    const handle = await open(draft, "wx");
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, join(folder, nameOf(position)));
  } catch (error) {
    if (has(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(folder);
  return true;
};
