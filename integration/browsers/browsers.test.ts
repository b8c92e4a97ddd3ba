import { afterAll, beforeAll, describe, test } from 'vitest';
import { reachWorld } from '../../apps/playground/e2e/world/reachWorld.ts';
import { startWorld } from '../../apps/playground/e2e/world/startWorld.ts';
import type { WorldAddresses } from '../../apps/playground/e2e/world/World.ts';
import { AppTab } from './AppTab.ts';
import type { Browser, Installed } from './Browser.ts';
import { cases, type CaseName } from './cases.ts';
import { rows } from './rows.ts';

const isCase = (name: string): name is CaseName => Object.hasOwn(cases, name);
const names = Object.keys(cases).filter(isCase);

let addresses: WorldAddresses;
let stop = () => {};

beforeAll(async () => {
  // Every browser finds names below localhost by itself.
  ({ addresses, stop } = await startWorld('localhost'));
});
afterAll(() => stop());

describe.each(rows)('$name', (row) => {
  let installed: Installed | undefined;

  beforeAll(async () => {
    installed = await row.start();
  });
  afterAll(() => installed?.stop());

  for (const name of names)
    // oxlint-disable-next-line vitest/expect-expect -- the case asserts
    test(`${name}: ${cases[name].title}`, async ({ skip }) => {
      if (!installed) return skip(`${row.name} is not installed: ${row.install}`);
      const world = reachWorld(addresses);
      await world.reset();
      let app: AppTab | undefined;
      let browser: Browser | undefined;
      try {
        browser = await installed.launch();
        const [tab = await browser.openTab()] = await browser.tabs();
        app = new AppTab(browser, tab, addresses.app);
        await app.open();
        await cases[name].run({ browser, app, world, addresses });
      } catch (error) {
        const events = await app?.events().catch(String);
        throw new Error(`${String(error)}\n${String(events)}`, { cause: error });
      } finally {
        await browser?.close().catch(() => {}); // the error above says why it did not survive
      }
    });
});
