import { addImport, insertAt, parseModule, unwrap, type Expression, type Statement } from './syntax.ts';

/** Lines for the component that shows the accounts, if they have to be added by hand. */
export const renderLines = (path: string): string[] => [
  `import { Accounts } from '${path}';`,
  '<Accounts />',
];

/**
 * Renders `<Accounts />` at the end of the component `App`. Returns `undefined` if the component does not return an HTML element or
 * a fragment, because a router, for example, allows no other children.
 */
export function renderAccounts(text: string, path: string): string | undefined {
  if (/<Accounts\b/.test(text)) return text;
  const body = parseModule(text);
  if (!body) return undefined;
  const closing = closingTag(returnedBy(findApp(body)));
  if (closing === undefined) return undefined;
  const line = text.lastIndexOf('\n', closing) + 1;
  const indent = text.slice(line, closing);
  const isOnItsLine = indent.trim() === '';
  const added = isOnItsLine
    ? insertAt(text, line, `${indent}  <Accounts />\n`)
    : insertAt(text, closing, '<Accounts />');
  return addImport(added, body, `import { Accounts } from '${path}';`);
}

type Block = Extract<Statement, { type: 'BlockStatement' }>;

/** The body of the function `App`. */
function findApp(body: readonly Statement[]): Block | Expression | undefined {
  for (const statement of body) {
    const declared =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
        ? statement.declaration
        : statement;
    if (declared?.type === 'FunctionDeclaration' && declared.id?.name === 'App') return declared.body;
    if (declared?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declared.declarations)
      if (id.type === 'Identifier' && id.name === 'App' && init?.type === 'ArrowFunctionExpression')
        return init.body;
  }
  return undefined;
}

/** What a component returns, if it returns in one place. */
function returnedBy(body: Block | Expression | undefined): Expression | undefined {
  if (body?.type !== 'BlockStatement') return body && unwrap(body);
  const last = body.body.at(-1);
  return last?.type === 'ReturnStatement' && last.argument ? unwrap(last.argument) : undefined;
}

function closingTag(returned: Expression | undefined): number | undefined {
  if (returned?.type === 'JSXFragment') return returned.closingFragment.start ?? undefined;
  if (returned?.type !== 'JSXElement' || !returned.closingElement) return undefined;
  const { name } = returned.openingElement;
  const isHtml = name.type === 'JSXIdentifier' && /^[a-z]/.test(name.name);
  return isHtml ? (returned.closingElement.start ?? undefined) : undefined;
}
