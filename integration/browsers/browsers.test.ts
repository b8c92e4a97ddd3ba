import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  // Every browser resolves names below localhost without configuration.
  ({ addresses, stop } = await startWorld('localhost'));
});
afterAll(() => stop());

const starts = await Promise.all(rows.map(async (row) => ({ row, installed: await row.start() })));

// Otherwise everything below could be skipped.
test('at least one browser is installed', () => {
  expect(starts.filter(({ installed }) => installed)).not.toEqual([]);
});

for (const { row, installed } of starts)
  describe.skipIf(!installed)(`in ${row.name}${installed ? '' : `, not installed: ${row.install}`}`, () => {
    describeBrowser(installed);
  });

function describeBrowser(installed: Installed | undefined): void {
  afterAll(() => installed?.stop());
  // One skipped test represents all tests of a browser that is not installed.
  const chosen = installed ? names : names.slice(0, 1);

  for (const name of chosen)
    // oxlint-disable-next-line vitest/expect-expect -- the case asserts
    test(`${name}: ${cases[name].title}`, async () => {
      const world = reachWorld(addresses);
      await world.reset();
      let app: AppTab | undefined;
      let browser: Browser | undefined;
      try {
        browser = await installed?.launch();
        if (!browser) throw new Error('There is no browser.');
        const [tab = await browser.openTab()] = await browser.tabs();
        app = new AppTab(browser, tab, addresses.app);
        await app.open();
        await cases[name].run({ browser, app, world, addresses });
      } catch (error) {
        const events = await app?.events().catch(String);
        throw new Error(`${String(error)}\n${String(events)}`, { cause: error });
      } finally {
        await browser?.close().catch(() => {}); // the error above explains it, if the browser has crashed
      }
    });
}
