import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Runs only this rule. Returns one file name for each report. */
export function lintTextAlone(files: { name: string; code: string }[]): string[] {
  // Outside the repository, because oxlint skips the files that Git ignores.
  const folder = mkdtempSync(join(tmpdir(), 'text-alone-'));
  try {
    const rules = { 'kit/text-alone': 'error' };
    const config = { jsPlugins: [at('textAlone.mjs')], categories: {}, rules };
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
    for (const { name, code } of files) writeFileSync(join(folder, name), code);
    return readReport(run(folder)).diagnostics.map(({ filename }) => filename);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(cwd: string): string {
  const script = at('../../node_modules/oxlint/bin/oxlint');
  const args = [script, '--config=config.json', '--format=json', '--allow=all', '--deny=kit/text-alone', '.'];
  try {
    return execFileSync(process.execPath, args, { cwd, encoding: 'utf8' });
  } catch (error) {
    // oxlint exits with 1 if it reports anything.
    if (error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}

function readReport(text: string): { diagnostics: { filename: string }[] } {
  return JSON.parse(text);
}
