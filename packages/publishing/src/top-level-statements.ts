import ts from "typescript-5.9";

const declares = (statement: ts.Statement): boolean =>
  ts.isImportDeclaration(statement)
    ? // Another file of the same package, which is held to the same.
      statement.importClause !== undefined ||
      statement.moduleSpecifier.getText().startsWith('"./') ||
      statement.moduleSpecifier.getText().startsWith('"../')
    : ts.isExportDeclaration(statement) ||
      ts.isVariableStatement(statement) ||
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement);

/**
 * The statements of a module that act when it is loaded, rather than declare something: those that `sideEffects: false`
 * allows a bundler to leave out.
 */
export const actingStatements = (text: string): ReadonlyArray<string> =>
  ts
    .createSourceFile("module.js", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS)
    .statements.filter((statement) => !declares(statement))
    .map((statement) => text.slice(statement.pos, statement.end).trim());
