import { mkdirSync, writeFileSync } from 'node:fs';
import { reachWorld } from '../apps/playground/e2e/world/reachWorld.ts';
import { startWorld } from '../apps/playground/e2e/world/startWorld.ts';
import { count, printReport, type Outcome } from '../runtimes/report.ts';
import { AppTab } from './AppTab.ts';
import type { Browser, Installed } from './Browser.ts';
import { cases, type CaseName } from './cases.ts';
import { rows } from './rows.ts';

const isCase = (name: string): name is CaseName => Object.hasOwn(cases, name);
const allNames = Object.keys(cases).filter(isCase);

// Words after the command choose browsers by name, or cases by their whole name.
const words = process.argv.slice(2);
const chosenRows = rows.filter(({ name }) => words.includes(name));
const chosenNames = allNames.filter((name) => words.includes(name));
const names = chosenNames.length > 0 ? chosenNames : allNames;
const known: string[] = [...rows.map(({ name }) => name), ...allNames];
const unknown = words.filter((word) => !known.includes(word));
if (unknown.length > 0) throw new Error(`There is neither a browser nor a case named ${unknown.join(', ')}.`);

// What was started ends with this process.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

// Every browser finds names below localhost by itself.
const { addresses, stop } = await startWorld('localhost');
const world = reachWorld(addresses);

async function runCase(row: string, installed: Installed, name: CaseName): Promise<Outcome> {
  await world.reset();
  let app: AppTab | undefined;
  let browser: Browser | undefined;
  try {
    browser = await installed.launch();
    const [tab = await browser.openTab()] = await browser.tabs();
    app = new AppTab(browser, tab, addresses.app);
    await app.open();
    await cases[name].run({ browser, app, world, addresses });
    return { row, name, result: 'passed', text: '' };
  } catch (error) {
    const events = await app?.events().catch(String);
    return { row, name, result: 'failed', text: `${String(error)}\n${String(events)}` };
  } finally {
    await browser?.close().catch(() => {}); // what it did not survive is told above
  }
}

const outcomes: Outcome[] = [];
const shown: string[] = [];
const skipped: string[] = [];
for (const row of chosenRows.length > 0 ? chosenRows : rows) {
  const installed = await row.start();
  if (!installed) {
    skipped.push(`skipped: ${row.name} is not installed: ${row.install}`);
    continue;
  }
  shown.push(row.name);
  console.log(`\n${row.name}: ${installed.version}`);
  for (const name of names) {
    const begin = Date.now();
    const outcome = await runCase(row.name, installed, name);
    outcomes.push(outcome);
    console.log(`  ${outcome.result}  ${name}  ${((Date.now() - begin) / 1_000).toFixed(1)} s`);
  }
  installed.stop();
}
stop();

const table = names.map((name) => ({ name, title: cases[name].title }));
if (shown.length > 0) printReport(shown, table, outcomes);
for (const line of skipped) console.log(line);
const counts = count(outcomes);
mkdirSync('../.reports', { recursive: true });
writeFileSync('../.reports/browsers.json', JSON.stringify({ ...counts, skipped, outcomes }, null, 2));
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
