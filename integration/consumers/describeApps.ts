import { createEmulator } from '@kit/emulator';
import { listen } from '@kit/emulator/node';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { find } from '../../scripts/browser.mjs';
import { runToEnd, startServer, type Server } from '../shared/startServer.ts';
import { cases, type CaseName } from './cases.ts';
import { consumers, type Row } from './rows.ts';

const isCase = (name: string): name is CaseName => Object.hasOwn(cases, name);
const names = Object.keys(cases).filter(isCase);

/** Runs every case in each app, sequentially. `write` writes the files before the first build. */
export function describeApps(rows: Row[], write?: (emulatorUrl: string) => void): void {
  let anchor: Awaited<ReturnType<typeof listen>>;
  let browser: Browser;

  beforeAll(async () => {
    anchor = await listen(createEmulator({ settings: { allowLoopbackCallbacks: true } }), { port: 0 });
    write?.(anchor.url);
    const executablePath = find();
    browser = await chromium.launch(executablePath ? { executablePath } : {});
  });
  afterAll(async () => {
    await browser.close();
    await anchor.close();
  });

  describe.each(rows)('$name', (row) => {
    let server: Server;

    beforeAll(async () => {
      const env = { EMULATOR_URL: anchor.url };
      for (const command of row.prepare) await runToEnd(command, { ...env, ...row.env }, row.folder);
      server = await startServer(row, env, consumers);
    });
    afterAll(() => server.stop());

    for (const name of names.filter((one) => !row.without[one]))
      // oxlint-disable-next-line vitest/expect-expect -- the case asserts
      test(`${name}: ${cases[name].title}`, async () => {
        const { port, log } = server;
        try {
          await cases[name].run({
            row,
            url: `http://localhost:${port}`,
            browser,
            user: `user-of-${name}`,
            log,
          });
        } catch (error) {
          throw new Error(`${String(error)}\n${log().slice(-1_000)}`, { cause: error });
        }
      });
  });
}
