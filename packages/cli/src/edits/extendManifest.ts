import { isRecord, textsOf } from '../app/readManifest.ts';

export interface ManifestChange {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  /** Scripts that replace or complete those of the app. */
  readonly scripts: Record<string, string>;
}

/** Adds packages and scripts to a package.json. Versions that it has stay, and so does its indentation. */
export function extendManifest(text: string, change: ManifestChange): string {
  const parsed: unknown = JSON.parse(text);
  if (!isRecord(parsed)) return text;
  const installed = { ...textsOf(parsed.dependencies), ...textsOf(parsed.devDependencies) };
  const missing = (wanted: Record<string, string>) =>
    Object.fromEntries(Object.entries(wanted).filter(([name]) => !(name in installed)));
  const next = { ...parsed };
  extend(next, 'scripts', change.scripts, false);
  extend(next, 'dependencies', missing(change.dependencies), true);
  extend(next, 'devDependencies', missing(change.devDependencies), true);
  if (JSON.stringify(next) === JSON.stringify(parsed)) return text;
  const indent = /^(\s+)"/m.exec(text)?.[1]?.replace(/^\n/, '') ?? '  ';
  return `${JSON.stringify(next, null, indent)}${text.endsWith('\n') ? '\n' : ''}`;
}

function extend(
  manifest: Record<string, unknown>,
  field: string,
  added: Record<string, string>,
  isSorted: boolean,
): void {
  if (Object.keys(added).length === 0) return;
  const entries = Object.entries({ ...textsOf(manifest[field]), ...added });
  manifest[field] = Object.fromEntries(
    isSorted ? entries.toSorted(([one], [other]) => (one < other ? -1 : 1)) : entries,
  );
}
