import { expect, it, onTestFinished } from 'vitest';
import { startTestEmulator } from './startTestEmulator.ts';

it('uses the port and the first API key that it is given', async () => {
  const first = await startTestEmulator({ apiKeys: ['one', 'two'] });
  onTestFinished(first.close);
  expect(first.env.ANCHORBROWSER_API_KEY).toBe('one');
  const port = Number(new URL(first.url).port);
  await expect(startTestEmulator({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`);
});

it('keeps the settings that it is given, and accepts callbacks on localhost', async () => {
  const anchor = await startTestEmulator({ settings: { popupMessage: 'off' } });
  onTestFinished(anchor.close);
  expect(anchor.settings()).toMatchObject({ popupMessage: 'off', allowLoopbackCallbacks: true });
});

it('stops with close', async () => {
  const { url, close } = await startTestEmulator();
  await close();
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});
