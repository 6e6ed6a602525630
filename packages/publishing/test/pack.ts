import { packAll } from "../src/tarballs.ts";

/** Packs once, before the tests that read the tarballs. */
export const setup = async (): Promise<void> => {
  await packAll();
};
