import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { demoApiKey, demoApplications } from './demo.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
let stop: () => void = () => {};
afterEach(() => stop());

interface Run {
  /** The text so far, once it holds what is waited for or the process ended. */
  readonly output: string;
  readonly code: number | null;
  /** All the text there is by now. */
  readonly soFar: () => string;
}

function run(args: readonly string[], until = '\0'): Promise<Run> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], { cwd: folder });
  stop = () => child.kill();
  return new Promise((resolve) => {
    let output = '';
    const read = (data: Buffer): void => {
      output += data.toString();
      if (output.includes(until)) resolve({ output, code: null, soFar: () => output });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', (code) => resolve({ output, code, soFar: () => output }));
  });
}

describe('the command line', { timeout: 20_000 }, () => {
  it('serves, and prints what a client needs', async () => {
    const args = ['--port', '0', '--allow-loopback-callbacks', '--scenario', 'one-time-code'];
    const { output } = await run(args, 'Ctrl+C');
    const url = /ANCHORBROWSER_BASE_URL=(\S+)/.exec(output)?.[1] ?? '';
    const { id = '' } = demoApplications[0] ?? {};
    expect(output).toContain(id);
    expect(output).toContain(`ANCHORBROWSER_API_KEY=${demoApiKey}`);
    expect(output).toContain('one-time-code');
    const response = await fetch(`${url}/v1/applications/${id}/tokens`, {
      method: 'POST',
      headers: { 'anchor-api-key': demoApiKey },
      body: JSON.stringify({ callbackUrl: 'http://localhost:3000/callback' }),
    });
    expect(response.status).toBe(201);
  });

  it('tells of the calls that it refuses', async () => {
    const { output, soFar } = await run(['--port', '0'], 'Ctrl+C');
    const url = /ANCHORBROWSER_BASE_URL=(\S+)/.exec(output)?.[1] ?? '';
    const path = `/v1/applications/${demoApplications[0]?.id}/tokens`;
    await fetch(url + path, {
      method: 'POST',
      headers: { 'anchor-api-key': demoApiKey },
      body: JSON.stringify({ callbackUrl: 'http://localhost:3000/callback' }),
    });
    await expect.poll(soFar).toContain(`POST ${path} 400 "callbackUrl" must be an HTTPS URL.`);
    expect(soFar().slice(output.length)).not.toContain(demoApiKey);
  });

  it.each([
    [[], 'Only this machine can reach it.'],
    [['--host', '0.0.0.0'], 'Other machines can reach its API and its pages; only this machine'],
    [['--host', '0.0.0.0', '--dangerously-allow-remote-control'], 'Other machines can reach it and CONTROL'],
  ])('says who can reach it: %j', async (args, sentence) => {
    expect((await run(['--port', '0', ...args], 'Ctrl+C')).output).toContain(sentence);
  });

  it.each([
    [['--port', 'many'], '"many" is not a port'],
    [['--scenario', 'doom'], 'There is no scenario "doom".'],
    [['--public-url', 'somewhere'], '"somewhere" is not a URL.'],
    [['--public-url', 'localhost:4400'], '"localhost:4400" is not a URL. Write it as http://localhost:4400.'],
    [['--colour'], "Unknown option '--colour'"],
  ])('refuses %j in one sentence', async (args, sentence) => {
    const { output, code } = await run(args);
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toContain('    at ');
  });

  it('explains itself', async () => {
    const { output, code } = await run(['--help']);
    expect(code).toBe(0);
    expect(output).toContain('--allow-loopback-callbacks');
    expect(output).toContain('wrong-password');
  });
});
