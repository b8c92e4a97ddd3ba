import { format } from 'oxfmt';

export const toCode = (text: string) => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

export const toCodeBlock = (code: string) => `\`\`\`ts\n${code}\n\`\`\``;

/** Joins paragraphs, without the empty ones. */
export const joinParagraphs = (...paragraphs: string[]) => paragraphs.filter(Boolean).join('\n\n');

/** A table, without the columns that are empty in every row. */
export function toTable(columns: string[], rows: string[][]): string {
  if (rows.length === 0) return '';
  const isFilled = columns.map((_, index) => rows.some((row) => row[index]));
  const toLine = (cells: string[]) => {
    const shown = cells.filter((_, index) => isFilled[index]);
    return `| ${shown.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  };
  const separator = `|${'---|'.repeat(isFilled.filter(Boolean).length)}`;
  return [toLine(columns), separator, ...rows.map(toLine)].join('\n');
}

/** The anchor that GitHub gives to the first heading with this text. */
export const toAnchor = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');

/** The anchors that GitHub gives to headings, by the text of the first heading that has it. */
export function readAnchors(markdown: string): Map<string, string> {
  const anchors = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const [, heading = ''] of markdown.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.+)$/gm)) {
    const slug = toAnchor(heading);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    if (!anchors.has(heading)) anchors.set(heading, count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}

/** Formats the blocks of declarations in a page. */
export async function formatCode(markdown: string): Promise<string> {
  const blocks = [
    ...new Set(
      [...markdown.matchAll(/^```ts\n((?:function|const|type) [\s\S]*?)\n```$/gm)].map(
        ([, code = '']) => code,
      ),
    ),
  ];
  const formatted = await Promise.all(
    blocks.map(async (code) => {
      const { code: result, errors } = await format('reference.ts', `declare ${code}`, {
        printWidth: 100,
        singleQuote: true,
      });
      return errors.length > 0 ? code : result.trim().replace(/^declare /, '');
    }),
  );
  const results = new Map(blocks.map((code, index) => [code, formatted[index] ?? code]));
  // Blocks marked `ts` would be compiled by docs/code.test.ts.
  return markdown.replaceAll(
    /^```tsx?\n([\s\S]*?)\n```$/gm,
    (_, code: string) => `\`\`\`typescript\n${results.get(code) ?? code}\n\`\`\``,
  );
}
