import { mkdirSync, writeFileSync } from 'node:fs';
import { createEmulator, demoApiKey, demoApplications } from '@kit/emulator';
import { listen } from '@kit/emulator/node';
import { postgres, sqlStore } from '@kit/server/stores/sql';
import { Pool } from 'pg';
import { createBrowser } from './browser.ts';
import { cases, type CaseName } from './cases.ts';
import { startDatabase } from './database.ts';
import { runOutages } from './outages.ts';
import { count, printReport, type Outcome } from './report.ts';
import { rows, type Row } from './rows.ts';
import { runSqlite } from './sqlite.ts';
import { startProxy } from './startProxy.ts';
import { runToEnd, startServer, type Server } from './startServer.ts';

const webhookSecret = 'whsec_runtimes';
const anchor = await listen(createEmulator(), { port: 0 });
const env: Record<string, string> = {
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  ANCHOR_URL: anchor.url,
  ANCHORBROWSER_API_KEY: demoApiKey,
  LINKEDIN_APP_ID: demoApplications[0]?.id ?? '',
  WEBHOOK_SECRET: webhookSecret,
};

// Ends the servers too: they go with this process's exit.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

const isCase = (name: string): name is CaseName => Object.hasOwn(cases, name);
const names = Object.keys(cases).filter(isCase);

async function runRow(row: Row): Promise<Outcome[]> {
  if (!row.hasDatabase) return runCases(row, env);
  const database = await startDatabase(row.name);
  if (typeof database === 'string')
    return names.map((name) => ({ row: row.name, name, result: 'not applicable', text: database }));
  const pool = new Pool({ connectionString: database.url });
  try {
    await sqlStore(postgres(pool)).migrate();
    return await runCases(row, { ...env, DATABASE_URL: database.url });
  } finally {
    await pool.end();
    await database.stop();
  }
}

async function runCases(row: Row, variables: typeof env): Promise<Outcome[]> {
  if (row.prepare) await runToEnd(row.prepare, { ...variables, ...row.env });
  const server = await startServer(row, variables);
  const proxy = row.isProxied ? await startProxy(server.port) : undefined;
  const outcomes: Outcome[] = [];
  for (const name of names) outcomes.push(await runCase(row, name, server, proxy?.port ?? server.port));
  proxy?.stop();
  await server.stop();
  return outcomes;
}

async function runCase(row: Row, name: CaseName, server: Server, port: number): Promise<Outcome> {
  const reason = row.without?.[name];
  if (reason) return { row: row.name, name, result: 'not applicable', text: reason };
  try {
    const browser = createBrowser(port, `user-of-${name}`, row.base);
    await cases[name].run({ row, port, browser, anchorUrl: anchor.url, webhookSecret });
    if (server.isAlive()) return { row: row.name, name, result: 'passed', text: '' };
    return { row: row.name, name, result: 'failed', text: `The server has gone:\n${server.log()}` };
  } catch (error) {
    return { row: row.name, name, result: 'failed', text: `${String(error)}\n${server.log().slice(-1_000)}` };
  }
}

// Words after the command choose rows by name.
const words = process.argv.slice(2);
const chosen = rows.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const waiting = [...chosen];
const outcomes: Outcome[] = [];

/** Takes one row after the other. Two of these share the list, as the servers share two cores. */
async function work(): Promise<void> {
  for (let row = waiting.shift(); row; row = waiting.shift()) {
    const { name } = row;
    const begin = Date.now();
    const failAll = (error: unknown) =>
      names.map((one): Outcome => ({ row: name, name: one, result: 'failed', text: String(error) }));
    outcomes.push(...(await runRow(row).catch(failAll)));
    console.log(`${name}: ${((Date.now() - begin) / 1_000).toFixed(1)} s`);
  }
}
await Promise.all([work(), work()]);
if (words.length === 0 || words.includes('outages')) outcomes.push(...(await runOutages(env, anchor.url)));
if (words.length === 0 || words.includes('sqlite')) outcomes.push(...runSqlite());
await anchor.close();

printReport(
  chosen.map(({ name }) => name),
  names.map((name) => ({ name, title: cases[name].title })),
  outcomes,
);
const counts = count(outcomes);
mkdirSync('../.reports', { recursive: true });
writeFileSync('../.reports/runtimes.json', JSON.stringify({ ...counts, outcomes }, null, 2));
process.exitCode = counts.failed === 0 && outcomes.length > 0 ? 0 : 1;
