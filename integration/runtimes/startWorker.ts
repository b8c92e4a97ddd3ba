import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { kCurrentWorker, Miniflare } from 'miniflare';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Bundles a worker as wrangler does, and starts it with an empty D1 database. */
export function startWorker(entry: string, bindings: Record<string, string> = {}): Miniflare {
  const bundle = join(folder, `.bundle/${basename(entry, '.ts')}.js`);
  mkdirSync(join(folder, '.bundle'), { recursive: true });
  buildSync({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    // The conditions that wrangler uses. Without them the kit's check against bundling for browsers fails.
    conditions: ['workerd', 'worker'],
    external: ['node:*', 'cloudflare:*'],
    outfile: bundle,
  });
  return new Miniflare({
    modules: true,
    scriptPath: bundle,
    compatibilityDate: '2026-01-01',
    compatibilityFlags: ['nodejs_compat'],
    d1Databases: ['DB'],
    unsafeTriggerHandlers: true,
    serviceBindings: { SELF: kCurrentWorker },
    bindings,
  });
}

/** Creates the tables with the SQL that the command prints, as `wrangler d1 migrations apply` does. */
export async function createTables(worker: Miniflare): Promise<void> {
  const command = ['node_modules/@kit/server/bin/server.js', 'schema', '--dialect', 'sqlite'];
  const sql = execFileSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
  const database = await worker.getD1Database('DB');
  // A trigger contains a statement, too.
  const statements = sql.split(/;\n(?!END;)/).filter((statement) => statement.trim());
  await database.batch(statements.map((statement) => database.prepare(statement)));
}
