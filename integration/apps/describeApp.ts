import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { find } from '../../scripts/browser.mjs';
import { connectAndDisconnect } from '../consumers/journeys.ts';
import { visit } from '../consumers/visit.ts';
import { freePort } from '../shared/freePort.ts';
import { send } from '../shared/send.ts';
import { endProcess, runToEnd, startProcess } from '../shared/startServer.ts';
import { startRegistry } from './startRegistry.ts';

/** An app as a framework's own creator writes it. */
export interface CreatedApp {
  name: string;
  /** Creates the app in the folder `app` below this one. */
  create: (folder: string) => Promise<unknown>;
  /** The development script. The test adds a port that nothing else uses. */
  dev: string;
  initOptions?: string[];
  /** Adds more of the kit to the app before its checks. */
  extend?: (app: string) => void;
  /** Path of the page that shows the accounts. */
  page: string;
  /** Commands that check the types and the style of the app. */
  checks: string[];
}

/** The environment of a terminal, and not of the tests. */
const environment = { NODE_ENV: '' };

/** Runs the command of a creator. */
export const create = (command: string, folder: string) => runToEnd(command.split(' '), environment, folder);

/** Runs the one command in a new app, connects an account in it, and runs the command again. */
export function describeApp(row: CreatedApp): void {
  const folder = mkdtempSync(join(tmpdir(), 'kit-app-'));
  const app = join(folder, 'app');
  let registry: Awaited<ReturnType<typeof startRegistry>>;
  let browser: Browser;
  let port = 0;

  const run = (command: string) => runToEnd(command.split(' '), environment, app);
  const cli = join(folder, 'node_modules/.bin/kit-cli');
  const init = () => run([cli, 'init --yes', ...(row.initOptions ?? [])].join(' '));

  beforeAll(async () => {
    registry = await startRegistry();
    const executablePath = find();
    browser = await chromium.launch(executablePath ? { executablePath } : {});
    writeFileSync(join(folder, '.npmrc'), registry.npmrc);
    // npx would use an earlier build again, because its version is the same.
    await runToEnd(['npm', 'install', '--no-save', '@kit/cli'], environment, folder);
    await row.create(folder);
    writeFileSync(join(app, '.npmrc'), registry.npmrc);
    port = await freePort();
    replaceIn(app, ['package.json'], {
      [`"dev": "${row.dev}"`]: `"dev": "${row.dev.replace(/ --port \d+/, '')} --port ${port}"`,
    });
  });
  afterAll(async () => {
    await browser.close();
    registry.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  // oxlint-disable-next-line vitest/valid-title -- the row names the framework
  describe(row.name, () => {
    test('one command adds the kit', async () => {
      await expect(init()).resolves.toMatch(/^Done\. Next: npm run dev/m);
    });

    test('a second run changes nothing', async () => {
      const before = hashFiles(app);
      await expect(init()).resolves.toContain('Nothing was changed.');
      expect(hashFiles(app)).toEqual(before);
    });

    test('with npm run dev, an account is connected in Chromium, and the doctor finds no problem', async () => {
      await useFreePorts(app);
      row.extend?.(app);
      const { child, log } = startProcess(['npm', 'run', 'dev'], environment, app);
      try {
        await untilAnswered(port, log);
        const { page, noise } = await visit(browser, `http://localhost:${port}`, 'ada');
        await page.goto(row.page, { waitUntil: 'networkidle' });
        await connectAndDisconnect(page);
        await expect(run(`${cli} doctor`)).resolves.toContain('0 problems');
        expect(noise.filter((line) => !line.includes('/favicon.ico'))).toEqual([]);
      } catch (error) {
        throw new Error(`${String(error)}\n${log().slice(-3_000)}`, { cause: error });
      } finally {
        endProcess(child);
      }
    });

    test.each(row.checks)('%s passes', async (check) => {
      await expect(run(check)).resolves.not.toMatch(/[1-9]\d* (warning|error|problem)/);
    });
  });
}

/** Replaces texts, each of which the files contain. */
function replaceIn(app: string, files: string[], texts: Record<string, string>): void {
  for (const file of files) {
    const path = join(app, file);
    const before = readFileSync(path, 'utf8');
    const after = Object.entries(texts).reduce((text, [from, to]) => text.replaceAll(from, to), before);
    if (after === before) throw new Error(`${file} has none of ${Object.keys(texts).join(', ')}`);
    writeFileSync(path, after);
  }
}

/** Other programs on this machine may use the ports that `init` has chosen. */
async function useFreePorts(app: string): Promise<void> {
  const [emulator, server] = [String(await freePort()), String(await freePort())];
  replaceIn(app, ['.env.development'], { ':4400': `:${emulator}`, 'PORT=3000': `PORT=${server}` });
  replaceIn(app, ['package.json'], {
    'allow-loopback-callbacks': `allow-loopback-callbacks --port ${emulator}`,
  });
  const config = readdirSync(app).filter((file) => file.startsWith('vite.config'));
  const proxied = config.filter((file) => readFileSync(join(app, file), 'utf8').includes('localhost:3000'));
  replaceIn(app, proxied, { 'localhost:3000': `localhost:${server}` });
}

async function untilAnswered(port: number, log: () => string): Promise<void> {
  const deadline = Date.now() + 90_000;
  const isAnswering = () =>
    send(port, { target: '/api/connect/applications' }).then(
      ({ status }) => status === 200,
      () => false,
    );
  while (!(await isAnswering())) {
    if (Date.now() > deadline) throw new Error(`The app does not respond:\n${log()}`);
    await wait(100);
  }
}

/** The contents of every file of the app, without what is installed or built. */
function hashFiles(app: string): Record<string, string> {
  const files = readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/[\\/](node_modules|\.git|\.next|\.react-router)[\\/]/.test(file.slice(app.length)));
  return Object.fromEntries(
    files.map((file) => [
      file.slice(app.length),
      createHash('sha1').update(readFileSync(file)).digest('hex'),
    ]),
  );
}
