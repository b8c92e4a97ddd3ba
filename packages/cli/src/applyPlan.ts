import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError } from './CliError.ts';
import type { Write } from './plan/Plan.ts';

/** Puts the files back as they were. */
export type Restore = () => void;

/**
 * Writes all files of a plan, or none. Returns a function that restores them, for a step that fails later.
 *
 * @throws {CliError} `write_failed`, after it has restored what it wrote
 */
export function applyPlan(folder: string, writes: readonly Write[], watched: readonly string[]): Restore {
  const created: string[] = [];
  const added: string[] = [];
  const originals = new Map<string, string | Buffer>();
  for (const path of watched)
    if (existsSync(join(folder, path))) originals.set(path, readFileSync(join(folder, path))); // bun.lockb is binary
  const restore = () => {
    for (const [path, text] of originals) writeFileSync(join(folder, path), text);
    const others = watched.filter((path) => !originals.has(path));
    for (const file of [...added, ...others].map((path) => join(folder, path)))
      if (existsSync(file)) rmSync(file);
    for (const path of created.toReversed()) if (readdirSync(path).length === 0) rmdirSync(path);
  };
  try {
    for (const { path, content, before } of writes) {
      const file = join(folder, path);
      makeFolder(dirname(file), created);
      if (before === undefined) added.push(path);
      else originals.set(path, before);
      writeFileSync(file, content);
    }
    return restore;
  } catch (error) {
    restore();
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError('write_failed', `${reason}. Every file is as it was.`, { cause: error });
  }
}

function makeFolder(folder: string, created: string[]): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder), created);
  mkdirSync(folder);
  created.push(folder);
}
