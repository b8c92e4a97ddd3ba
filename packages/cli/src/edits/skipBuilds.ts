/**
 * Adds to pnpm-workspace.yaml that a package needs no build script. The installation fails for packages whose scripts pnpm neither
 * runs nor skips. Returns `undefined` if the file has another notation.
 */
export function skipBuilds(text: string, name: string): string | undefined {
  if (new RegExp(`^\\s+['"]?${name}['"]?:`, 'm').test(text)) return text;
  if (/^allowBuilds:[ \t]*$/m.test(text))
    return text.replace(/^allowBuilds:[ \t]*$/m, `$&\n  ${name}: false`);
  if (text.includes('allowBuilds')) return undefined;
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  return `${text}${separator}allowBuilds:\n  ${name}: false\n`;
}
