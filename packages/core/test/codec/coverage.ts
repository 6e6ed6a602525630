import * as Schema from "effect/Schema";
import type * as SchemaAST from "effect/SchemaAST";

/** What events can show of a schema: a member of a union, or an optional field that is there or not. */
interface Choices {
  /** Marks what a value shows of the schema with this name. */
  readonly see: (name: string, value: unknown) => void;
  /** What no value has shown. */
  readonly unseen: () => ReadonlyArray<string>;
}

const nameOf = (ast: SchemaAST.AST): string => {
  if (ast._tag === "Literal") return JSON.stringify(ast.literal);
  if (ast._tag === "Objects") {
    const tag = ast.propertySignatures.find(({ name }) => name === "_tag")?.type;
    if (tag?._tag === "Literal") return String(tag.literal);
  }
  return ast._tag;
};

const unsuspended = (ast: SchemaAST.AST): SchemaAST.AST => (ast._tag === "Suspend" ? unsuspended(ast.thunk()) : ast);

/** All choices that some schemas leave, wherever they stand; what two schemas share needs to be shown in one of them. */
export const choicesOf = (roots: Readonly<Record<string, SchemaAST.AST>>): Choices => {
  const unseen = new Map<object, string>();
  const absent = new Map<object, string>();
  const walked = new Set<object>();

  // Members and fields keep their identity where a schema is used twice; the nodes around them do not.
  const walk = (node: SchemaAST.AST, path: string): void => {
    const ast = unsuspended(node);
    if (ast._tag === "Union") {
      for (const member of ast.types) {
        if (walked.has(member)) continue;
        walked.add(member);
        unseen.set(member, `${path}: ${nameOf(unsuspended(member))}`);
        walk(member, path);
      }
    } else if (ast._tag === "Objects") {
      for (const field of ast.propertySignatures) {
        if (walked.has(field)) continue;
        walked.add(field);
        const at = `${path}.${String(field.name)}`;
        if (field.type.context?.isOptional === true) {
          unseen.set(field, `${at} present`);
          absent.set(field, `${at} absent`);
        }
        walk(field.type, at);
      }
    } else if (ast._tag === "Arrays") {
      for (const element of [...ast.elements, ...ast.rest]) walk(element, `${path}[]`);
    }
  };

  const see = (node: SchemaAST.AST, value: unknown): void => {
    const ast = unsuspended(node);
    if (ast._tag === "Union") {
      const member = ast.types.find((one) => Schema.is(Schema.make(one))(value));
      if (member === undefined) return;
      unseen.delete(member);
      see(member, value);
    } else if (ast._tag === "Objects" && typeof value === "object" && value !== null) {
      for (const field of ast.propertySignatures) {
        const own = (value as Readonly<Record<PropertyKey, unknown>>)[field.name];
        (own === undefined ? absent : unseen).delete(field);
        if (own !== undefined) see(field.type, own);
      }
    } else if (ast._tag === "Arrays" && Array.isArray(value)) {
      value.forEach((element, i) => {
        const of = ast.elements[i] ?? ast.rest[0];
        if (of !== undefined) see(of, element);
      });
    }
  };

  for (const [name, root] of Object.entries(roots)) walk(root, name);
  return {
    see: (name, value) => {
      const root = roots[name];
      if (root !== undefined) see(root, value);
    },
    unseen: () => [...unseen.values(), ...absent.values()],
  };
};
