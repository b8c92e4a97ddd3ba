import { errors } from '@kit/protocol';
import { clientErrorCodes, failWith } from '../../packages/react/src/client/result.ts';
import { listUndocumented } from './groupExports.ts';
import { formatCode, joinParagraphs, toAnchor, toCode, toTable } from './markdown.ts';
import { packageNames, type Api, type PackageName } from './readApi.ts';
import { renderPackage } from './renderPackage.ts';
import { renderStyling } from './renderStyling.ts';

const introductions: Record<PackageName, string> = {
  react:
    'Components, hooks and types. `@kit/react/locales/*` exports one [`Strings`](#strings) object for each language, `@kit/react/styles.css` the styles, and `@kit/react/themes/*.css` the themes. The [README](../../packages/react/README.md) explains how to use them, and [Styling](styling.md) lists parts, states and variables.',
  server:
    'The handler, its options, the stores and the calls for your own code. The [README](../../packages/server/README.md) explains how to use them.',
  emulator:
    "An emulator of Anchor's API and hosted page. The [README](../../packages/emulator/README.md) explains how to use it.",
  protocol:
    'The wire format between `@kit/react` and `@kit/server`. You only need it to write your own client or handler. The [README](../../packages/protocol/README.md) explains how to use it.',
};

const order = ['react', 'server', 'emulator', 'protocol'] as const satisfies PackageName[];

/** The pages of the reference, by file name, and the exports without a description. */
export async function renderReference(
  api: Api,
): Promise<{ pages: Map<string, string>; undocumented: string[] }> {
  const drafts = [
    ['README.md', renderIndex(api)],
    ...order.map((name) => [`${name}.md`, renderPackage(api, name, introductions[name])]),
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
      `[${toCode(specifier)}](${name}.md${index === 0 ? '' : `#${toAnchor(specifier)}`})`,
      exports.length > 6 ? `${exports.length} exports` : exports.map((each) => toCode(each.name)).join(', '),
    ]),
  );
  return joinParagraphs(
    '# Reference',
    'Every export of the packages, with its types and defaults. The guides in [docs](..) and the READMEs of the packages explain how to use them.',
    toTable(['Entry point', 'Exports'], rows),
    '- [Styling](styling.md): parts, states and CSS custom properties of the components\n- [Errors](errors.md): every error code with its status and message',
  );
}

function renderErrors(): string {
  return joinParagraphs(
    '# Errors',
    'The codes of all errors. Each link leads to the causes and the fix.',
    '## From the server',
    toTable(
      ['Code', 'Status', 'Message for developers'],
      Object.entries(errors).map(([code, { status, message }]) => toRow(code, String(status), message)),
    ),
    '## In the browser',
    toTable(
      ['Code', 'Status', 'Message for developers'],
      clientErrorCodes.map((code) => toRow(code, '', failWith(code).error.message)),
    ),
  );
}

const toRow = (code: string, status: string, message: string) => [
  `[${toCode(code)}](../errors.md#${code})`,
  status,
  message,
];
