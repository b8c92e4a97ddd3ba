import { appendItem, parseJsonObject, valueOf } from './syntax.ts';

/** Adds a folder to `include` of a tsconfig, which may have comments. Returns `undefined` if it has no such list. */
export function includeServer(text: string, folder: string): string | undefined {
  const parsed = parseJsonObject(text);
  if (!parsed) return undefined;
  const list = valueOf(parsed.object, 'include');
  if (list?.type !== 'ArrayExpression') return undefined;
  if (list.elements.some((item) => item?.type === 'StringLiteral' && item.value === folder)) return text;
  const shift = (node: { start?: number | null; end?: number | null } | null) =>
    node && { start: (node.start ?? 0) + parsed.offset, end: (node.end ?? 0) + parsed.offset };
  const container = shift(list);
  const separator = list.elements.length > 0 ? ' ' : '';
  return container
    ? appendItem(text, container, list.elements.map(shift), `${separator}${JSON.stringify(folder)}`)
    : undefined;
}
