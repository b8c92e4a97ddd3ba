// Only a domain may follow the `@`, because users choose their names, and could write a message to the reader of the page.
const domain = /@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)$/u;

/** Returns as much of an email address or name as its owner needs to recognize it: `a…@example.com`, or `A…`. */
export function maskName(name: string): string {
  const text = name.trim();
  const [first = ''] = /[\p{L}\p{N}]/u.exec(text) ?? [];
  const [end = ''] = domain.exec(text) ?? [];
  return `${first}…${end}`;
}
