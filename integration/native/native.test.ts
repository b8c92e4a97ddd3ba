import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reachWorld, type RemoteWorld } from '../../apps/playground/e2e/world/reachWorld.ts';
import { startWorld } from '../../apps/playground/e2e/world/startWorld.ts';
import { returnLink, type WorldAddresses } from '../../apps/playground/e2e/world/World.ts';
import { finish, textsOf } from '../browsers/AppTab.ts';
import type { Tab } from '../browsers/Browser.ts';
import { until } from '../browsers/until.ts';
import { App } from './App.ts';
import { startDesktop, writeReceiver, type Desktop } from './Desktop.ts';
import { shells } from './shells.ts';

const scheme = new URL(returnLink).protocol.slice(0, -1);

let addresses: WorldAddresses;
let world: RemoteWorld;
let stopWorld = () => {};

beforeAll(async () => {
  // Every browser resolves names below localhost without configuration.
  const started = await startWorld('localhost');
  ({ addresses, stop: stopWorld } = started);
  world = reachWorld(addresses);
});
afterAll(() => stopWorld());

const expectConnected = async (by: App) => {
  await until('the account is listed', async () => (await by.rows()) === 1);
  expect((await world.observe()).connections).toMatchObject([{ userId: 'user-a' }]);
};

const expectNothingConnected = async () => expect((await world.observe()).connections).toEqual([]);

/** The status of each confirmation that the server has answered. */
const confirmations = async () =>
  (await world.observe()).answers.filter((line) => line.includes('/confirm')).map((line) => line.slice(-3));

describe.each(shells)('in $name', (shell) => {
  let desktop: Desktop;
  let app: App;
  const installed: App[] = [];
  let installations = 0;

  /** Installs and opens the app of this user. */
  async function install(name: string, userId = 'user-a'): Promise<App> {
    const settings = new URLSearchParams({ userId, hostedOrigin: addresses.anchor });
    const page = `${addresses.app}/e2e/page/native.html?${settings}`;
    const made = await App.install(desktop, shell, `${name}-${(installations += 1)}`, page);
    installed.push(made);
    await made.start();
    return made;
  }

  /** Waits until the system browser shows a page, whose address contains `part`. */
  const tabAt = (part: string): Promise<Tab> =>
    until(`the system browser shows ${part}`, async () => {
      for (const tab of await desktop.browser.tabs()) if ((await tab.url()).includes(part)) return tab;
      return undefined;
    });

  /** Signs in on the hosted page, in the system browser. The browser then opens the return link. */
  const finishInBrowser = async () => finish(await tabAt('/identity/create?'));

  beforeAll(async () => {
    desktop = await startDesktop(scheme, [addresses.app, addresses.framedApp, addresses.anchor]);
  });
  afterAll(() => desktop.stop());

  beforeEach(async () => {
    await world.reset();
    app = await install('app');
    await desktop.register(scheme, app.command);
  });
  afterEach(async () => {
    for (const each of installed.splice(0)) await each.quit();
    const [, ...tabs] = await desktop.browser.tabs();
    for (const tab of tabs) await tab.close();
  });

  test('the return link connects the account. No cookie binds the browser', async () => {
    await app.press();
    await app.expectLabel('Continue in your browser');
    await finishInBrowser();
    await expectConnected(app);
    const events = await app.events();
    expect([...events.slice(0, 2), events.at(-1)]).toEqual([
      'attempt.created',
      'browser.opened',
      'connection.created',
    ]);
    const visits = (await world.observe()).cookies.filter((line) => /\/(start|callback)\//.test(line));
    // The name of each cookie would follow the address.
    expect(visits).toEqual([expect.stringMatching(/^GET \S+ $/), expect.stringMatching(/^GET \S+ $/)]);
  });

  test('another press opens the same sign-in again', async () => {
    await app.press();
    const first = await tabAt('/identity/create?');
    await app.expectLabel('Continue in your browser');
    await app.press();
    await until('the browser has another tab', async () => (await desktop.browser.tabs()).length === 3);
    await first.close();
    await finishInBrowser();
    await expectConnected(app);
    expect((await world.observe()).attempts).toHaveLength(1);
  });

  test('a cold start: the link starts the app, which connects the account', async () => {
    await app.press();
    const hosted = await tabAt('/identity/create?');
    await app.quit();
    await finish(hosted);
    await app.shown();
    await expectConnected(app);
    const events = await app.events();
    expect([events[0], events.at(-1)]).toEqual(['attempt.resumed', 'connection.created']);
  });

  // oxlint-disable-next-line vitest/expect-expect -- a helper asserts
  test('the page is reloaded during the sign-in', async () => {
    await app.press();
    const hosted = await tabAt('/identity/create?');
    await app.tab.reload();
    await finish(hosted);
    await expectConnected(app);
  });

  test('the user cancels on the hosted page', async () => {
    await world.configure({ cancel: 'redirect' });
    await app.press();
    await (await tabAt('/identity/create?')).click('//button[normalize-space() = "Cancel"]');
    await app.expectLabel('Try again');
    expect((await app.events()).at(-1)).toBe('attempt.ended cancelled');
    await app.expectLink('connect_error=');
  });

  // oxlint-disable-next-line vitest/expect-expect -- a helper asserts
  test('the user returns without a sign-in: the app offers another try, and a late sign-in still counts', async () => {
    await app.press();
    const hosted = await tabAt('/identity/create?');
    await app.tab.focus();
    await app.expectLabel('Try again');
    await finish(hosted);
    await expectConnected(app);
  });

  test('forged links change nothing', async () => {
    await app.press();
    await tabAt('/identity/create?');
    const attemptId = String(await app.attemptId());

    await desktop.openLink(`${returnLink}?connect_attempt=another&connect_code=forged`);
    await desktop.openLink(`${returnLink}?connect_attempt=${attemptId}&connect_error=attempt_cancelled`);
    await desktop.openLink(`${returnLink}?connect_attempt=${attemptId}&connect_code=forged`);
    await until('the app asks the server', async () => (await confirmations()).length > 0);
    expect(await confirmations()).toEqual(['403']);
    await expectNothingConnected();

    await finishInBrowser();
    await expectConnected(app);
  });

  test("the victim of someone else's start link connects nothing", async () => {
    const attacker = await install('attacker', 'user-b');
    const created = await attacker.call('POST', '/attempts', {
      application: 'linkedin',
      mode: 'native',
      returnTo: returnLink,
    });
    await desktop.openLink(String(created['startUrl']));
    await finishInBrowser();
    await app.expectLink(`connect_attempt=${String(created['attemptId'])}`);
    expect(await attacker.call('GET', `/attempts/${String(created['attemptId'])}`)).toMatchObject({
      status: 'started',
    });
    const guess = { secret: created['secret'], completionCode: 'guess' };
    expect(
      await attacker.call('POST', `/attempts/${String(created['attemptId'])}/confirm`, guess),
    ).toMatchObject({
      error: { code: 'invalid_completion_code' },
    });
    expect(await app.events()).toEqual([]);
    await expectNothingConnected();
  });

  test('an app that has taken the scheme learns a code that it cannot use', async () => {
    const stolen = join(desktop.home, 'stolen');
    await desktop.register(scheme, await writeReceiver(stolen));
    const attacker = await install('attacker', 'user-b');

    await app.press();
    await finishInBrowser();
    const link = await until('the link is stolen', async () => readFile(stolen, 'utf8'));
    const query = new URL(link).searchParams;
    const path = `/attempts/${query.get('connect_attempt')}/confirm`;
    const body = { completionCode: query.get('connect_code'), secret: 'guess' };
    const refusals = [await attacker.call('POST', path, body), await app.call('POST', path, body)];
    expect(refusals).toMatchObject([
      { error: { code: 'not_found' } },
      { error: { code: 'invalid_completion_code' } },
    ]);
    await expectNothingConnected();
  });

  test('two instances: only the one that began can finish', async () => {
    const second = await install('second');
    await second.press();
    await finishInBrowser();
    await app.expectLink('connect_code=');
    await expectNothingConnected();

    // The page in the browser still has the link.
    await desktop.register(scheme, second.command);
    await (await tabAt('/callback/')).click('//a');
    await expectConnected(second);
    expect(await app.events()).toEqual([]);
  });

  // oxlint-disable-next-line vitest/expect-expect -- a helper asserts
  test('a second start of the app passes its link to the first, and ends', async () => {
    await promisify(execFile)(app.command, [`${returnLink}?passed=on`], { env: desktop.env });
    await app.expectLink('passed=on');
  });

  test('the page that opens the app says what to do if it does not open', async () => {
    await app.press();
    await finishInBrowser();
    const page = await tabAt('/callback/');
    expect(await textsOf(page, '//h1|//p|//a')).toEqual([
      'Acme',
      'Back to the app',
      'The app opens now. If it does not, open it here.',
      'Open the app',
    ]);
    await app.expectLink('connect_code=');
  });
});
