// A native app without a framework. This process is the app, and a window of Chromium without controls and with its own profile
// shows its page. Like Electron on Linux, it is started again for each link: `main.ts [URL]`.
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { launch, type Page } from 'puppeteer-core';
import { find } from '../../../scripts/browser.mjs';

const [link = ''] = process.argv.slice(2);
const { APP_URL: page = '', APP_PROFILE: profile = '' } = process.env;
const socketPath = `${profile}.socket`;
const chromium = find() ?? '';

/** Passes the link to the instance that runs. Returns false if none does. */
function passOn(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath, () => socket.end(link, () => resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

if (await passOn()) process.exit();
const forget = () => rmSync(socketPath, { force: true });
forget();

let latestUrl = link;
const opening = openWindow();
// The socket says that the app runs, so it must not outlive this process.
process.once('exit', forget);
createServer({ allowHalfOpen: true }, (socket) => {
  void text(socket).then(async (url) => {
    socket.end();
    if (!url) return;
    latestUrl = url;
    await receive(url).catch(() => undefined); // the window may be closing
  });
}).listen(socketPath);

async function receive(url: string): Promise<void> {
  const window = await opening;
  await window.bringToFront();
  await window.evaluate((detail) => dispatchEvent(new CustomEvent('open-url', { detail })), url);
}

async function openWindow(): Promise<Page> {
  const browser = await launch({
    browser: 'chrome',
    executablePath: chromium,
    headless: false,
    acceptInsecureCerts: true,
    defaultViewport: null,
    userDataDir: profile,
    args: ['--no-sandbox', '--window-size=480,640', '--app=data:text/html,<title>App</title>'],
  });
  // Not earlier: the end of this process would end Chromium before it has written its storage.
  browser.process()?.once('exit', () => process.exit());
  const [window = await browser.newPage()] = await browser.pages();
  await window.exposeFunction('openBrowser', (url: string) => promisify(execFile)('xdg-open', [url]));
  await window.exposeFunction('readLatestUrl', () => latestUrl);
  await window.evaluateOnNewDocument(`window.shell = {
  openBrowser,
  onOpenUrl(listener) {
    const receive = (event) => listener(event.detail);
    addEventListener('open-url', receive);
    void readLatestUrl().then((url) => url && listener(url));
    return () => removeEventListener('open-url', receive);
  },
}`);
  await window.goto(page);
  return window;
}
