import { expect, it } from 'vitest';
import type { BrowserProcess } from './BrowserLauncher.ts';
import { keepSpare } from './keepSpare.ts';

/** A launcher whose browsers do nothing. It rejects while `problem` is set. */
function createLauncher() {
  const started: BrowserProcess[] = [];
  const launcher = {
    started,
    problem: '',
    async launch(): Promise<BrowserProcess> {
      if (launcher.problem) throw new Error(launcher.problem);
      let close: (() => void) | undefined;
      const exited = new Promise<'closed'>((resolve) => (close = () => resolve('closed')));
      const end = async (): Promise<void> => close?.();
      const browser = { debuggingUrl: '', send: () => {}, onMessage: () => {}, exited, end };
      started.push(browser);
      return browser;
    },
  };
  return launcher;
}

it('starts the next browser when one has ended, and uses none twice', async () => {
  const launcher = createLauncher();
  const spares = keepSpare(launcher);
  const first = await spares.launch();
  expect(launcher.started).toEqual([first]);
  await first.end();
  await expect.poll(() => launcher.started.length).toBe(2);
  const [second, third] = await Promise.all([spares.launch(), spares.launch()]);
  expect(launcher.started).toEqual([first, second, third]);
});

it('leaves no browser after close', async () => {
  const launcher = createLauncher();
  const spares = keepSpare(launcher);
  const [first, second] = [await spares.launch(), await spares.launch()];
  await first.end();
  await expect.poll(() => launcher.started.length).toBe(3);
  await spares.close();
  await expect(launcher.started[2]?.exited).resolves.toBe('closed');
  await second.end();
  expect(launcher.started).toHaveLength(3);
});

it('replaces a spare that has ended, and reports why a browser does not start', async () => {
  const launcher = createLauncher();
  const spares = keepSpare(launcher);
  const first = await spares.launch();
  await first.end();
  await expect.poll(() => launcher.started.length).toBe(2);
  await launcher.started[1]?.end();
  const third = await spares.launch();
  expect(launcher.started[2]).toBe(third);

  launcher.problem = 'The disk is full.';
  await third.end();
  await expect(spares.launch()).rejects.toThrow('The disk is full.');
  launcher.problem = '';
  await expect(spares.launch()).resolves.toBeDefined();
});
