import { mkdirSync, writeFileSync } from 'node:fs';
import { createEmulator } from '@kit/emulator';
import { listen } from '@kit/emulator/node';
import { chromium } from 'playwright';
import { count, printReport, type Outcome } from '../runtimes/report.ts';
import { runToEnd, startServer, type Server } from '../runtimes/startServer.ts';
import { find } from '../scripts/browser.mjs';
import { cases, type CaseName } from './cases.ts';
import { consumers, groups, type Row } from './rows.ts';
import { writeApps } from './writeApps.ts';

const anchor = await listen(createEmulator({ settings: { allowLoopbackCallbacks: true } }), { port: 0 });
const env = { EMULATOR_URL: anchor.url };
writeApps(anchor.url);

// Ends the servers too: they go with this process's exit.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

const executablePath = find();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
const isCase = (name: string): name is CaseName => Object.hasOwn(cases, name);
const names = Object.keys(cases).filter(isCase);

async function runRow(row: Row): Promise<Outcome[]> {
  for (const command of row.prepare) await runToEnd(command, { ...env, ...row.env }, row.folder);
  const server = await startServer(row, env, consumers);
  const outcomes: Outcome[] = [];
  for (const name of names) {
    outcomes.push(await runCase(row, name, server));
  }
  await server.stop();
  return outcomes;
}

async function runCase(row: Row, name: CaseName, { port, log }: Server): Promise<Outcome> {
  const reason = row.without[name];
  if (reason) return { row: row.name, name, result: 'not applicable', text: reason };
  try {
    await cases[name].run({ row, url: `http://localhost:${port}`, browser, user: `user-of-${name}`, log });
    return { row: row.name, name, result: 'passed', text: '' };
  } catch (error) {
    return { row: row.name, name, result: 'failed', text: `${String(error)}\n${log().slice(-1_000)}` };
  }
}

// Words after the command choose rows by name.
const words = process.argv.slice(2);
const isChosen = ({ name }: Row) => words.length === 0 || words.some((word) => name.includes(word));
const waiting = groups.map((rows) => rows.filter(isChosen));
const chosen = waiting.flat();
const outcomes: Outcome[] = [];

/** Takes one app after the other. Two of these share the list, as the apps share two cores. */
async function work(): Promise<void> {
  for (let rows = waiting.shift(); rows; rows = waiting.shift()) {
    for (const row of rows) {
      const begin = Date.now();
      const failAll = (error: unknown) =>
        names.map((name, i): Outcome => {
          return { row: row.name, name, result: 'failed', text: i === 0 ? String(error) : 'as above' };
        });
      outcomes.push(...(await runRow(row).catch(failAll)));
      console.log(`${row.name}: ${((Date.now() - begin) / 1_000).toFixed(1)} s`);
    }
  }
}
await Promise.all([work(), work()]);
await browser.close();
await anchor.close();

printReport(
  chosen.map(({ name }) => name),
  names.map((name) => ({ name, title: cases[name].title })),
  outcomes,
);
const counts = count(outcomes);
mkdirSync('../.reports', { recursive: true });
writeFileSync('../.reports/consumers.json', JSON.stringify({ ...counts, outcomes }, null, 2));
process.exitCode = counts.failed === 0 && outcomes.length > 0 ? 0 : 1;
