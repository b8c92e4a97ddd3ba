import { expect, it, onTestFinished } from 'vitest';
import { startApp } from './startApp.ts';

const anchorEnv = { ANCHORBROWSER_BASE_URL: 'http://127.0.0.1:4400' };

/** A command that runs a script, which the shell cannot misread. */
const node = (script: string): string =>
  `"${process.execPath}" --import "data:text/javascript;base64,${Buffer.from(script).toString('base64')}" --eval 0`;

const server = `import { createServer } from 'node:http';
createServer((request, response) => {
  const { PORT, ANCHORBROWSER_BASE_URL, PUBLIC_URL } = process.env;
  response.writeHead(request.url === '/ready' ? 404 : 200);
  response.end(JSON.stringify([process.pid, PORT, ANCHORBROWSER_BASE_URL, PUBLIC_URL]));
}).listen(process.env.PORT);`;

it('gives the app a port and the variables, and waits until it responds', async () => {
  const app = await startApp(
    { command: node(server), env: { PUBLIC_URL: 'http://localhost:$PORT' }, path: '/ready' },
    anchorEnv,
  );
  onTestFinished(app.close);
  const [, ...variables] = await (await fetch(app.url)).json();
  expect(variables).toEqual([new URL(app.url).port, 'http://127.0.0.1:4400', app.url]);
});

it('ends the app with all its processes', async () => {
  const app = await startApp({ command: `${node(server)} && ${node('')}` }, anchorEnv);
  const [pid] = await (await fetch(app.url)).json();
  await app.close();
  await expect(fetch(app.url)).rejects.toThrow('fetch failed');
  await expect.poll(() => isRunning(pid)).toBe(false);
});

it('throws the output of an app that ends', async () => {
  const command = node(`console.log('No database.'); process.exit(3);`);
  await expect(startApp({ command }, anchorEnv)).rejects.toThrow(/ended. Its output:\nNo database./);
});

it('throws if the app does not respond', async () => {
  const command = node('setInterval(() => {}, 1000);');
  await expect(startApp({ command, timeoutMs: 400 }, anchorEnv)).rejects.toThrow(
    /did not respond at http:\/\/localhost:\d+\/ within 400 ms/,
  );
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
