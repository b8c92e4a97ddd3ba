import { addImport, insertAt, parseModule, type Expression, type Statement } from './syntax.ts';

export type Server = 'express' | 'hono';

const mounts = {
  express: {
    imports: ["import { toNodeHandler } from '@kit/server/node';"],
    line: (app: string) => `${app}.use('/api/connect', toNodeHandler(connect)); // before body parsers`,
  },
  hono: {
    imports: [],
    line: (app: string) => `${app}.all('/api/connect/*', (c) => connect.handler(c.req.raw, c));`,
  },
};

const importsOf = (server: Server, path: string) => [
  ...mounts[server].imports,
  `import { connect } from '${path}';`,
];

/** Lines for the user's server, if they have to be added by hand. */
export const mountLines = (server: Server, path: string): string[] => [
  ...importsOf(server, path),
  mounts[server].line('app'),
];

/**
 * Mounts the handler where the server creates its app. Returns `undefined` if that cannot be found, or if the file loads modules with
 * `require`.
 */
export function mountHandler(text: string, server: Server, path: string): string | undefined {
  if (text.includes('@kit/server') || [`'${path}'`, `"${path}"`].some((quoted) => text.includes(quoted)))
    return text;
  const body = parseModule(text);
  const app = body && findServerApp(body, server);
  if (!app || !body.some(({ type }) => type === 'ImportDeclaration')) return undefined;
  const mounted = insertAt(text, app.end, `\n${mounts[server].line(app.name)}`);
  return addImport(mounted, body, importsOf(server, path).join('\n'));
}

/** The variable that contains `express()` or `new Hono()`, and where its statement ends. */
function findServerApp(
  body: readonly Statement[],
  server: Server,
): { name: string; end: number } | undefined {
  for (const statement of body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration' || typeof statement.end !== 'number') continue;
    for (const { id, init } of declared.declarations)
      if (id.type === 'Identifier' && init && creates(init, server))
        return { name: id.name, end: statement.end };
  }
  return undefined;
}

function creates(node: Expression, server: Server): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const { callee } = node;
  if (callee.type !== 'Identifier') return false;
  return server === 'express'
    ? node.type === 'CallExpression' && callee.name === 'express'
    : node.type === 'NewExpression' && callee.name === 'Hono';
}
