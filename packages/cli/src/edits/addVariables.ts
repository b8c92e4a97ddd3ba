/** Adds the variables that a file of environment variables does not have. Values that are there stay. */
export function addVariables(
  text: string,
  groups: readonly { comment: string; variables: Record<string, string> }[],
): string {
  const known = new Set([...text.matchAll(/^\s*(?:export\s+)?(\w+)\s*=/gm)].map(([, name]) => name));
  const blocks = groups.flatMap(({ comment, variables }) => {
    const lines = Object.entries(variables)
      .filter(([name]) => !known.has(name))
      .map(([name, value]) => `${name}=${value}`);
    return lines.length > 0 ? [`# ${comment}\n${lines.join('\n')}\n`] : [];
  });
  if (blocks.length === 0) return text;
  const separator = text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  return `${text}${separator}${blocks.join('\n')}`;
}
