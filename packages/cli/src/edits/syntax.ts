import { parse, parseExpression } from '@babel/parser';

type Program = ReturnType<typeof parse>['program'];
export type Statement = Program['body'][number];
export type Expression = Extract<Statement, { type: 'ExpressionStatement' }>['expression'];
export type ObjectExpression = Extract<Expression, { type: 'ObjectExpression' }>;

/** Parses a module of the app. Returns `undefined` if it has a syntax that is not known. */
export function parseModule(code: string): readonly Statement[] | undefined {
  try {
    return parse(code, { sourceType: 'module', plugins: ['typescript', 'jsx'] }).program.body;
  } catch {
    return undefined;
  }
}

/** Parses JSON with comments. Returns the object, whose positions are those of the text plus `offset`. */
export function parseJsonObject(text: string): { object: ObjectExpression; offset: number } | undefined {
  try {
    const object = parseExpression(`(${text}\n)`);
    return object.type === 'ObjectExpression' ? { object, offset: -1 } : undefined;
  } catch {
    return undefined;
  }
}

/** The value of a property of an object. */
export function valueOf(object: ObjectExpression, name: string): Expression | undefined {
  for (const property of object.properties) {
    if (property.type !== 'ObjectProperty' || property.computed) continue;
    const { key, value } = property;
    const isNamed =
      (key.type === 'Identifier' && key.name === name) ||
      (key.type === 'StringLiteral' && key.value === name);
    if (isNamed) return isExpression(value) ? value : undefined;
  }
  return undefined;
}

/** A property of an object literal can have a pattern as its value. An object that is read cannot. */
function isExpression(node: { type: string }): node is Expression {
  return !node.type.endsWith('Pattern');
}

/** `as const`, `satisfies Config` and brackets around an expression. */
export function unwrap(node: Expression): Expression {
  if (node.type === 'TSSatisfiesExpression' || node.type === 'TSAsExpression') return unwrap(node.expression);
  return node;
}

/** The expression that a module exports by default, also if it is exported by its name. */
export function defaultExport(body: readonly Statement[]): Expression | undefined {
  for (const statement of body) {
    if (statement.type !== 'ExportDefaultDeclaration') continue;
    const { declaration } = statement;
    if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration')
      return undefined;
    if (declaration.type === 'TSDeclareFunction') return undefined;
    if (declaration.type === 'Identifier') return initialValue(body, declaration.name);
    return unwrap(declaration);
  }
  return undefined;
}

function initialValue(body: readonly Statement[], name: string): Expression | undefined {
  for (const statement of body) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations)
      if (id.type === 'Identifier' && id.name === name && init) return unwrap(init);
  }
  return undefined;
}

export function insertAt(text: string, position: number, addition: string): string {
  return text.slice(0, position) + addition + text.slice(position);
}

/** Adds a property or an element after the last one, whether or not a comma follows it. */
export function appendItem(
  text: string,
  container: { start?: number | null | undefined; end?: number | null | undefined },
  items: readonly ({ end?: number | null | undefined } | null)[],
  item: string,
): string | undefined {
  const last = items.at(-1);
  if (last) return typeof last.end === 'number' ? insertAt(text, last.end, `,${item}`) : undefined;
  return typeof container.start === 'number' ? insertAt(text, container.start + 1, item) : undefined;
}

/** Adds a property before the first one. */
export function prependItem(
  text: string,
  container: { start?: number | null | undefined },
  items: readonly { start?: number | null | undefined }[],
  item: string,
): string | undefined {
  if (typeof container.start !== 'number') return undefined;
  return insertAt(text, container.start + 1, items.length > 0 ? `${item},` : `${item} `);
}

/** Adds an import after the last one, in the style of the file. */
export function addImport(text: string, body: readonly Statement[], code: string): string {
  const imports = body.filter(({ type }) => type === 'ImportDeclaration');
  const end = imports.at(-1)?.end;
  const line = inStyleOf(text, code);
  return typeof end === 'number' ? insertAt(text, end, `\n${line}`) : `${line}\n${text}`;
}

/** Writes code, which has single quotes and semicolons, as the file is written. */
export function inStyleOf(text: string, code: string): string {
  const first = /from\s+(['"])[^'"]*['"](;?)/.exec(text);
  const quoted = first?.[1] === '"' ? code.replaceAll("'", '"') : code;
  return first?.[2] === '' ? quoted.replaceAll(/;$/gm, '') : quoted;
}
