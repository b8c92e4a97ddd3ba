import {
  addImport,
  appendItem,
  defaultExport,
  insertAt,
  inStyleOf,
  parseModule,
  type Statement,
} from './syntax.ts';

const routes = {
  'api/connect/*': 'routes/connect',
  accounts: 'routes/accounts',
};

/** Lines for `app/routes.ts` of React Router, if they have to be added by hand. */
export const routeLines = (extension: string): string[] =>
  Object.entries(routes).map(([path, file]) => {
    const end = file.endsWith('accounts') ? `${extension}x` : extension;
    return `route('${path}', '${file}.${end}')`;
  });

/** Adds the routes to the list that `app/routes.ts` exports. Returns `undefined` if it is not a list. */
export function addRoutes(text: string, extension: string): string | undefined {
  if (/['"]routes\/connect\.[jt]s['"]/.test(text)) return text;
  const body = parseModule(text);
  if (!body) return undefined;
  const list = defaultExport(body);
  if (list?.type !== 'ArrayExpression') return undefined;
  const added = addItems(text, list, routeLines(extension));
  return added === undefined ? undefined : importRoute(added, body);
}

/** Puts each element on its own line, also those of a list that was on one line. */
function addItems(
  text: string,
  list: { start?: number | null; end?: number | null; elements: readonly ({ end?: number | null } | null)[] },
  lines: readonly string[],
): string | undefined {
  const { start, end } = list;
  if (typeof start !== 'number' || typeof end !== 'number') return undefined;
  const isOneLine = !text.slice(start, end).includes('\n');
  const closed = isOneLine ? insertAt(text, end - 1, ',\n') : text;
  const items = inStyleOf(text, lines.map((line) => `\n  ${line}`).join(','));
  const added = appendItem(closed, list, list.elements, items);
  return isOneLine && list.elements.length > 0 && added !== undefined
    ? insertAt(added, start + 1, '\n  ')
    : added;
}

/** Adds `route` to the import of the other functions, which comes before the list. */
function importRoute(text: string, body: readonly Statement[]): string {
  const present = body.find(
    (statement) =>
      statement.type === 'ImportDeclaration' && statement.source.value === '@react-router/dev/routes',
  );
  const names =
    present?.type === 'ImportDeclaration' && present.importKind !== 'type' ? present.specifiers : [];
  if (names.some(({ local }) => local.name === 'route')) return text;
  const last = names.at(-1);
  return last?.type === 'ImportSpecifier' && typeof last.end === 'number'
    ? insertAt(text, last.end, ', route')
    : addImport(text, body, "import { route } from '@react-router/dev/routes';");
}
