import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { reachWorld } from '../../apps/playground/e2e/world/reachWorld.ts';
import { startWorld } from '../../apps/playground/e2e/world/startWorld.ts';
import { returnLink } from '../../apps/playground/e2e/world/World.ts';
import { finish } from '../browsers/AppTab.ts';
import { until } from '../browsers/until.ts';
import { startDesktop, writeReceiver } from './Desktop.ts';
import { fetchFrom } from './fetchFrom.ts';
import { createConnector, onOpenUrl } from './reactNative/connectAccount.ts';
import { openLinksWith, receiveLink } from './reactNative/linking.ts';

const scheme = new URL(returnLink).protocol.slice(0, -1);

test('React Native: three requests and a deep link', async () => {
  const { addresses, stop: stopWorld } = await startWorld('localhost');
  onTestFinished(stopWorld);
  const desktop = await startDesktop(scheme, [addresses.framedApp, addresses.anchor]);
  onTestFinished(() => desktop.stop());
  const world = reachWorld(addresses);

  const received = join(desktop.home, 'received');
  await desktop.register(scheme, await writeReceiver(received));
  openLinksWith((url) => desktop.openLink(url));
  const links: string[] = [];
  const stop = onOpenUrl((url) => links.push(url));
  const { origin } = new URL(addresses.framedApp);
  vi.stubGlobal('fetch', fetchFrom);
  onTestFinished(() => void vi.unstubAllGlobals());
  const kept = new Map<string, string>();
  const connector = createConnector(`${origin}/api/connect`, 'user-a', {
    getItem: async (key) => kept.get(key) ?? null,
    setItem: async (key, value) => void kept.set(key, value),
    removeItem: async (key) => void kept.delete(key),
  });

  await connector.connect('linkedin');
  const hosted = await until('the system browser shows the hosted page', async () => {
    for (const tab of await desktop.browser.tabs())
      if ((await tab.url()).includes('/identity/create?')) return tab;
    return undefined;
  });
  await finish(hosted);
  receiveLink(await until('the app is opened', async () => readFile(received, 'utf8')));
  stop();
  const [link = ''] = links;
  expect(
    await connector.complete(`${returnLink}?connect_attempt=another&connect_code=forged`),
  ).toBeUndefined();
  await expect(connector.complete(link.replace(/connect_code=.*/, 'connect_code=forged'))).rejects.toThrow(
    'invalid_completion_code',
  );
  expect(await connector.complete(link)).toMatchObject({ status: 'connected' });
  vi.unstubAllGlobals();
  expect((await world.observe()).connections).toMatchObject([{ userId: 'user-a' }]);
  expect(kept.size).toBe(0);
});
