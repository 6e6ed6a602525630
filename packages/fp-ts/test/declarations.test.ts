import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript-5.9";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// TypeScript 7 has no API, so the types are walked through with that of TypeScript 5.9.

const packageRoot = fileURLToPath(new URL("..", import.meta.url));
const repository = join(packageRoot, "..", "..");
const source = join(packageRoot, "src");
const modules = readdirSync(source).filter((name) => name.endsWith(".ts"));

/** The modules, by the type of each thing that they export, from where it was declared with Effect. */
const leaksOf = (program: ts.Program, file: string): ReadonlyArray<string> => {
  const checker = program.getTypeChecker();
  const leaks = new Set<string>();
  const seen = new Set<ts.Type>();

  const declaredIn = (symbol: ts.Symbol | undefined): ReadonlyArray<string> =>
    (symbol?.declarations ?? []).map((declaration) => declaration.getSourceFile().fileName);

  const visit = (type: ts.Type, path: string): void => {
    for (const symbol of [type.symbol, type.aliasSymbol]) {
      const home = declaredIn(symbol).find((name) => /\/node_modules\/(?:@effect\/|effect\/)/.test(name));
      // What a decimal or a day is branded with: a text for all purposes.
      if (home !== undefined && !home.endsWith("/Brand.d.ts")) {
        leaks.add(`${path}: ${symbol?.name} of ${home.replace(/^.*\/node_modules\//, "")}`);
        return;
      }
    }
    if (seen.has(type)) return;
    seen.add(type);
    for (const argument of type.aliasTypeArguments ?? []) visit(argument, path);
    if (type.isUnionOrIntersection()) for (const part of type.types) visit(part, path);
    if ((type.flags & ts.TypeFlags.Object) === 0) return;
    for (const argument of checker.getTypeArguments(type as ts.TypeReference)) visit(argument, path);
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      for (const parameter of signature.parameters)
        visit(checker.getTypeOfSymbol(parameter), `${path}(${parameter.name})`);
      visit(signature.getReturnType(), `${path}()`);
    }
    // What the language and fp-ts declare is theirs; what it is applied to was looked at.
    if (declaredIn(type.symbol).some((name) => /\/node_modules\/(?!.*@meetlat)/.test(name))) return;
    for (const property of type.getProperties()) visit(checker.getTypeOfSymbol(property), `${path}.${property.name}`);
    for (const base of type.getBaseTypes() ?? []) visit(base, path);
  };

  const sourceFile = program.getSourceFile(file);
  const symbol = sourceFile === undefined ? undefined : checker.getSymbolAtLocation(sourceFile);
  for (const exported of symbol === undefined ? [] : checker.getExportsOfModule(symbol)) {
    const target = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (target.flags & ts.SymbolFlags.Value) visit(checker.getTypeOfSymbol(target), exported.name);
    if (target.flags & ts.SymbolFlags.Type) visit(checker.getDeclaredTypeOfSymbol(target), exported.name);
  }
  return [...leaks];
};

describe("the declarations", () => {
  const folder = mkdtempSync(join(tmpdir(), "meetlat-fp-ts-"));
  let program: ts.Program;

  beforeAll(() => {
    const { config } = ts.readConfigFile(join(repository, "tsconfig.json"), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, repository);
    program = ts.createProgram(
      modules.map((name) => join(source, name)),
      { ...options, types: [] },
    );
    const tsc = join(repository, "node_modules", ".bin", "tsc");
    const emit = [
      "--outDir",
      folder,
      "--emitDeclarationOnly",
      "--customConditions",
      "@meetlat/source",
      "--rootDir",
      repository,
    ];
    execFileSync(tsc, ["-p", join(packageRoot, "tsconfig.build.json"), ...emit], { stdio: "pipe" });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const emitted = (): ReadonlyArray<string> =>
    readdirSync(join(folder, "packages", "fp-ts", "src")).filter((name) => name.endsWith(".d.ts"));

  it("are correct for TypeScript 5.9 too", () => {
    const mistakes = modules
      .flatMap((name) => program.getSemanticDiagnostics(program.getSourceFile(join(source, name))))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    expect(mistakes).toEqual([]);
  });

  it("import nothing of Effect", () => {
    expect(emitted().length).toBe(modules.length);
    const importing = emitted().filter((name) => {
      const text = readFileSync(join(folder, "packages", "fp-ts", "src", name), "utf8");
      return /(?:from |import\()"(?:effect|@effect)\b/.test(text);
    });
    expect(importing).toEqual([]);
  });

  it.each(modules.filter((name) => name !== "Port.ts" && name !== "index.ts"))(
    "of %s lead to no type of Effect",
    (name) => {
      expect(leaksOf(program, join(source, name))).toEqual([]);
    },
  );

  it("of the port lead to those of core's port, so that this test can see one", () => {
    const leaks = leaksOf(program, join(source, "Port.ts"));
    expect(leaks.some((leak) => leak.includes("Stream"))).toBe(true);
    expect(leaks.some((leak) => leak.includes("Effect"))).toBe(true);
  });

  it("of the index are those of all modules", () => {
    const index = readFileSync(join(source, "index.ts"), "utf8");
    const names = modules.filter((name) => name !== "index.ts").map((name) => name.replace(".ts", ""));
    expect(names.filter((name) => !index.includes(`export * as ${name} from "./${name}.ts";`))).toEqual([]);
  });
});
