import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectTo } from '../browsers/viaPuppeteer.ts';
import type { Browser, Tab } from '../browsers/Browser.ts';
import { textsOf } from '../browsers/AppTab.ts';
import { until } from '../browsers/until.ts';
import { startProgram, type Desktop } from './Desktop.ts';
import type { Shell } from './shells.ts';

const button = '//form//button';

/** One installation of the app, with its own profile. The system can start it too, for a link. */
export class App {
  readonly command: string;
  readonly #desktop: Desktop;
  readonly #profile: string;
  #connection: Browser | undefined;
  #tab: Tab | undefined;

  private constructor(desktop: Desktop, name: string) {
    this.#desktop = desktop;
    this.#profile = join(desktop.home, name);
    this.command = join(desktop.home, `${name}.sh`);
  }

  /** Installs the app for a user. It shows `page`. */
  static async install(desktop: Desktop, shell: Shell, name: string, page: string): Promise<App> {
    const app = new App(desktop, name);
    const variables = { APP_URL: page, APP_PROFILE: app.#profile };
    const lines = Object.entries(variables).map(([key, value]) => `export ${key}='${value}'`);
    const start = shell.start(app.#profile).map((word) => `'${word}'`);
    const script = ['#!/bin/sh', ...lines, `exec ${start.join(' ')} "$@"`, ''].join('\n');
    await writeFile(app.command, script, { mode: 0o755 });
    return app;
  }

  /** Starts the app, as a click on its icon does. */
  async start(): Promise<void> {
    startProgram(this.command, this.#desktop.env);
    await this.shown();
  }

  /** Waits until the app is open, also if the system has started it. */
  async shown(): Promise<void> {
    this.#connection = await until('the app runs', async () => {
      const [port, path] = readFileSync(join(this.#profile, 'DevToolsActivePort'), 'utf8').split('\n');
      return connectTo(`ws://127.0.0.1:${port}${path}`);
    });
    this.#tab = await until('the app shows its page', async () => {
      for (const tab of (await this.#connection?.tabs()) ?? [])
        if ((await textsOf(tab, button)).length > 0) return tab;
      return undefined;
    });
  }

  /** Its window. */
  get tab(): Tab {
    if (!this.#tab) throw new Error('The app is not open.');
    return this.#tab;
  }

  async press(): Promise<void> {
    await this.tab.click(button);
  }

  async label(): Promise<string> {
    return (await textsOf(this.tab, button)).join();
  }

  async expectLabel(label: string): Promise<void> {
    await until(`the button says ${label}`, async () => (await this.label()).includes(label));
  }

  async rows(): Promise<number> {
    return (await textsOf(this.tab, '//*[@data-part="row"]')).length;
  }

  /** The names of the events of its attempts. */
  events(): Promise<string[]> {
    return textsOf(this.tab, '//ol[@aria-label="Events"]/li');
  }

  /** Calls the handler, with the session of the app's user. */
  async call(method: 'GET' | 'POST', path: string, body?: object): Promise<Record<string, unknown>> {
    const init = {
      method,
      headers: { 'content-type': 'application/json', 'x-connect-client': '1' },
      ...(body && { body: JSON.stringify(body) }),
    };
    const answer = await this.tab.run(
      `return fetch('/api/connect${path}', ${JSON.stringify(init)}).then((response) => response.json())`,
    );
    if (typeof answer !== 'object' || answer === null) throw new Error(`The answer is ${String(answer)}.`);
    return { ...answer };
  }

  /** The id of the attempt that the app keeps for its next start. */
  async attemptId(): Promise<unknown> {
    return this.tab.run(`return JSON.parse(Object.values(localStorage)[0]).attemptId`);
  }

  /** Waits until a link that contains `part` has opened the app. A link that arrives after `quit` would start the app again. */
  async expectLink(part: string): Promise<void> {
    await until(`the app receives ${part}`, async () => String(await this.#latestUrl()).includes(part));
  }

  /** The link that opened the app last, or an empty text. */
  #latestUrl(): Promise<unknown> {
    return this.tab.run(
      `return new Promise((resolve) => { shell.onOpenUrl(resolve); setTimeout(() => resolve(''), 500) })`,
    );
  }

  /** Ends the app. Its profile stays. */
  async quit(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#tab = undefined;
    await connection?.close();
    const lock = join(this.#profile, 'SingletonLock'); // a link to nothing
    await until('the app has ended', async () => {
      const isRunning = lstatSync(lock, { throwIfNoEntry: false }) ?? existsSync(`${this.#profile}.socket`);
      return !isRunning;
    });
    await rm(join(this.#profile, 'DevToolsActivePort'), { force: true });
  }
}
