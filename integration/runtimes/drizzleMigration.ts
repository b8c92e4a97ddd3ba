import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaFile } from '@kit/server/stores/sql';
import { folder } from './describeRows.ts';
import { runTool } from './runTool.ts';

/** Prints the file for Drizzle, and lets drizzle-kit write the migration that creates its tables. */
export function drizzleMigration(
  dialect: 'postgresql' | 'mariadb' | 'sqlite',
  casing: 'camelCase' | 'snake_case',
): { file: string; migration: string } {
  const place = `.bundle/drizzle/${dialect}-${casing}`;
  rmSync(join(folder, place), { recursive: true, force: true });
  mkdirSync(join(folder, place), { recursive: true });
  const file = join(folder, place, 'connect.ts');
  writeFileSync(file, schemaFile({ format: 'drizzle', dialect }));
  runTool(
    'drizzle-kit',
    'generate',
    `--dialect=${dialect === 'mariadb' ? 'mysql' : dialect}`,
    `--schema=./${place}/connect.ts`,
    `--out=./${place}/out`,
    `--casing=${casing}`,
  );
  const [name = ''] = readdirSync(join(folder, place, 'out')).filter((entry) => entry.endsWith('.sql'));
  const written = readFileSync(join(folder, place, 'out', name), 'utf8');
  return { file, migration: written.replaceAll('--> statement-breakpoint', '') };
}
