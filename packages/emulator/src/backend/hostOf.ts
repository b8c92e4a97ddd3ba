/** The host of a URL or of a bare host, lower-case; undefined for anything else. */
export function hostOf(source: string): string | undefined {
  const url = source.includes('://') ? source : `https://${source}`;
  if (!URL.canParse(url) || /\s/.test(source)) return undefined;
  return new URL(url).host || undefined;
}
