import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Runs only one rule of the kit, such as `text-alone`. Returns one file name for each report. */
export function lintFiles(rule: string, files: { name: string; code: string }[]): string[] {
  // Outside the repository, because oxlint skips the files that Git ignores.
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  try {
    const config = { jsPlugins: [at('kit.mjs')], categories: {}, rules: { [`kit/${rule}`]: 'error' } };
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
    for (const { name, code } of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), code);
    }
    return readReport(run(rule, folder)).diagnostics.map(({ filename }) => filename.replaceAll('\\', '/'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(rule: string, cwd: string): string {
  const script = at('../../node_modules/oxlint/bin/oxlint');
  const args = [script, '--config=config.json', '--format=json', '--allow=all', `--deny=kit/${rule}`, '.'];
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
