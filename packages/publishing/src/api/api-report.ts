import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel, type ExtractorMessage } from "@microsoft/api-extractor";
import type { EntryPoint } from "../public-packages.ts";

const compilerOptions = {
  target: "ES2024",
  lib: ["ES2024", "DOM"],
  module: "NodeNext",
  moduleResolution: "NodeNext",
  types: [],
  strict: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

const extract = (packedFolder: string, name: string, { title, types }: EntryPoint): string => {
  // Outside any node_modules: what stands inside one is taken for somebody else's.
  const projectFolder = join(packedFolder, "read", name);
  cpSync(join(packedFolder, "node_modules", name), projectFolder, { recursive: true });
  const reportFolder = join(packedFolder, "api", name);
  mkdirSync(reportFolder, { recursive: true });
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, "package.json"),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: join(projectFolder, types),
      newlineKind: "lf",
      compiler: { overrideTsconfig: { compilerOptions, files: [types] } },
      apiReport: {
        enabled: true,
        reportFileName: `${title}.api.md`,
        reportFolder,
        reportTempFolder: reportFolder,
        includeForgottenExports: true,
      },
      docModel: { enabled: false, projectFolderUrl: "" },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  const wrong: Array<string> = [];
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message: ExtractorMessage) => {
      if (message.logLevel === ExtractorLogLevel.Error) wrong.push(message.text);
      message.handled = true;
    },
  });
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  return readFileSync(join(reportFolder, `${title}.api.md`), "utf8");
};

/** The declarations of a report, without the remarks that are the same for all of them. */
const declarationsIn = (report: string): ReadonlyArray<string> =>
  report
    .slice(report.indexOf("```ts") + 5, report.lastIndexOf("```"))
    .replaceAll(/^ *\/\/ (@public )?\(undocumented\)\n|^\/\/ @public\n/gm, "")
    .split("\n\n")
    .map((declaration) => declaration.trim())
    .filter((declaration) => declaration !== "" && !declaration.startsWith("// (No @packageDocumentation"));

const unexported = (declaration: string): string => declaration.replace(/^export /, "");

/**
 * The public API of a package as text, made from the declarations that are published: for every entry point what it
 * exports, with signatures, and what these name without exporting it. What a first entry point has already is not
 * repeated for the others.
 */
export const apiReports = (
  packedFolder: string,
  name: string,
  entries: ReadonlyArray<EntryPoint>,
): ReadonlyMap<string, string> => {
  const [first = [], ...others] = entries.map((entry) => declarationsIn(extract(packedFolder, name, entry)));
  const known = new Set(first.map(unexported));
  const left = [first, ...others.map((all) => all.filter((one) => one.startsWith("export") || !known.has(one)))];
  return new Map(
    entries.map(({ title, specifier }, i) => [
      `${title}.api.md`,
      `# \`${specifier}\`\n\nMade by \`npm run api\` from the declarations that are published. Do not edit.\n\n\`\`\`ts\n${(left[i] ?? []).join("\n\n")}\n\`\`\`\n`,
    ]),
  );
};
