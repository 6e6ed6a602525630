import { expect, it } from "vitest";
import { installedPackages } from "../src/licences/installed-packages.ts";

/** Licences that ask of whoever uses the packages no more than to keep the notice. */
const allowed = [
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Apache-2.0",
  "Unlicense",
  "CC0-1.0",
  "BlueOak-1.0.0",
];

/** Whether one of the licences that may be chosen is allowed. */
const isAllowed = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((one) => allowed.includes(one.trim())));

const installed = installedPackages();

it("everything that comes along with the packages may be used by anybody for anything", () => {
  expect(installed.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
});

it("what comes along is found, through packages that are not ours", () => {
  const names = installed.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["@meetlat/core", "effect", "fast-check", "pure-rand", "ws"]));
  expect(names).not.toContain("vitest");
});

it.each(["GPL-3.0", "", "UNLICENSED", "MIT AND AGPL-3.0", "SEE LICENSE IN LICENSE"])(
  "“%s” is not allowed",
  (licence) => {
    expect(isAllowed(licence)).toBe(false);
  },
);
