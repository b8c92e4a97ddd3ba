import { errors } from '@kit/protocol';
import { clientErrorCodes, failWith } from '../../packages/react/src/client/result.ts';
import { groupExports, listUndocumented } from './groupExports.ts';
import { formatCode, joinParagraphs, toAnchor, toCode, toTable } from './markdown.ts';
import { packagePages, pageOf } from './packagePages.ts';
import { packageNames, type Api, type NamedExport, type PackageName } from './readApi.ts';
import { renderPackage } from './renderPackage.ts';
import { renderStyling } from './renderStyling.ts';

/** What each entry point is for. */
const purposes: Record<string, string> = {
  '@kit/react': 'Components, hooks and types.',
  '@kit/server': 'The handler, its options, the stores and the calls for your own code.',
  '@kit/server/anchor': "A client for Anchor's API that needs only `fetch`, instead of the SDK.",
  '@kit/server/node': "The adapter for frameworks that pass Node's request and response, such as Express.",
  '@kit/server/opentelemetry': 'Spans and metrics of OpenTelemetry.',
  '@kit/server/stores/memory': 'The store that keeps everything in memory, for development and tests.',
  '@kit/server/stores/sql': 'The store for PostgreSQL and SQLite, and its drivers.',
  '@kit/server/ai-sdk': 'Tools of the AI SDK that wait for accounts.',
  '@kit/server/testing': 'Connected accounts for your tests, and tests for your own store.',
  '@kit/emulator': "An emulator of Anchor's API and hosted page.",
  '@kit/emulator/node': 'The emulator as an HTTP server.',
  '@kit/emulator/playwright': 'Fixtures and assertions for tests of your app with Playwright.',
  '@kit/emulator/vitest': 'An emulator for a test file of Vitest.',
  '@kit/protocol':
    'The wire format between `@kit/react` and `@kit/server`. You only need it to write your own client or handler.',
};

const readmes: Record<PackageName, string> = {
  react:
    '`@kit/react/locales/*` exports one [`Strings`](react-types.md#strings) object for each language, `@kit/react/styles.css` the styles, and `@kit/react/themes/*.css` the themes. The [README](../../packages/react/README.md) explains how to use them, and [Styling](styling.md) lists parts, states and variables.',
  server: 'The [README](../../packages/server/README.md) explains how to use them.',
  emulator: 'The [README](../../packages/emulator/README.md) explains how to use it.',
  protocol: 'The [README](../../packages/protocol/README.md) explains how to use it.',
};

const order = ['react', 'server', 'emulator', 'protocol'] as const satisfies PackageName[];

/** The pages of the reference, by file name, and the exports without a description. */
export async function renderReference(
  api: Api,
): Promise<{ pages: Map<string, string>; undocumented: string[] }> {
  const drafts = [
    ['README.md', renderIndex(api)],
    ...order.flatMap((name) => renderPackage(api, name, { purposes, readme: readmes[name] })),
    ['errors.md', renderErrors()],
    ['styling.md', renderStyling(api)],
  ] as const;
  const pages = await Promise.all(
    drafts.map(async ([file = '', text = '']) => [file, `${notice}\n\n${await formatCode(text)}\n`] as const),
  );
  const undocumented = packageNames.flatMap((name) =>
    api.entryPoints[name].flatMap(({ specifier, exports }) =>
      listUndocumented(exports).map((each) => `${each} of ${specifier}`),
    ),
  );
  return { pages: new Map(pages), undocumented };
}

const notice = '<!-- Generated from the source: npm run docs:reference. Do not edit. -->';

function renderIndex(api: Api): string {
  const rows = order.flatMap((name) =>
    api.entryPoints[name].map(({ specifier, exports }, index) => [
      `[${toCode(specifier)}](${fileOf(name, specifier, exports)}${index === 0 ? '' : `#${toAnchor(specifier)}`})`,
      purposes[specifier] ?? '',
      exports.length > 6 ? `${exports.length} exports` : exports.map((each) => toCode(each.name)).join(', '),
    ]),
  );
  return joinParagraphs(
    '# Reference',
    'Every export of the packages, with its types and defaults. The guides in [docs](..) and the READMEs of the packages explain how to use them.',
    toTable(['Entry point', 'Description', 'Exports'], rows),
    `Further pages: ${order.flatMap((name) => packagePages[name].filter(({ purpose }) => purpose).map(({ file, title }) => `[${title}](${file})`)).join(', ')}.`,
    '- [Styling](styling.md): parts, states and CSS custom properties of the components\n- [Errors](errors.md): every error code with its status and message',
  );
}

/** The page that describes an entry point. */
function fileOf(name: PackageName, specifier: string, exports: NamedExport[]): string {
  if (specifier === `@kit/${name}`) return `${name}.md`;
  const [file = ''] = groupExports(exports).map((each) => pageOf(name, specifier, each)?.file);
  return file;
}

function renderErrors(): string {
  return joinParagraphs(
    '# Errors',
    'The codes of all errors. The description is the message for developers. Each link leads to the causes and the fix.',
    '## From the server',
    toTable(
      ['Code', 'Status', 'Description'],
      Object.entries(errors).map(([code, { status, message }]) => [linkTo(code), String(status), message]),
    ),
    '## In the browser',
    toTable(
      ['Code', 'Description'],
      clientErrorCodes.map((code) => [linkTo(code), failWith(code).error.message]),
    ),
  );
}

const linkTo = (code: string) => `[${toCode(code)}](../errors.md#${code})`;
