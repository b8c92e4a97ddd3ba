import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { demoApiKey, demoApplications } from './demo.ts';
import { isRecord } from './http/fields.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
let stop: () => void = () => {};
afterEach(() => stop());

interface Run {
  /** Output until the expected text or the end of the process. */
  readonly output: string;
  readonly code: number | null;
  /** Returns the output until now. */
  readonly readOutput: () => string;
}

function run(args: readonly string[], until = '\0'): Promise<Run> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], { cwd: folder });
  stop = () => child.kill();
  return new Promise((resolve) => {
    let output = '';
    const read = (data: Buffer): void => {
      output += data.toString();
      if (output.includes(until)) resolve({ output, code: null, readOutput: () => output });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', (code) => resolve({ output, code, readOutput: () => output }));
  });
}

function writeSeed(seed: unknown): string {
  const directory = mkdtempSync(join(tmpdir(), 'emulator-seed-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const path = join(directory, 'seed.json');
  writeFileSync(path, typeof seed === 'string' ? seed : JSON.stringify(seed));
  return path;
}

describe('the command line', { timeout: 20_000 }, () => {
  it('starts the emulator and prints the variables of a client', async () => {
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

  it('names the demo sites, and answers GET /health', async () => {
    const { output } = await run(['--port', '0', '--no-browsers'], 'Ctrl+C');
    const url = /ANCHORBROWSER_BASE_URL=(\S+)/.exec(output)?.[1] ?? '';
    expect(output).toContain(`http://network.localhost:${new URL(url).port}/`);
    expect(output).toContain('Sessions have no browser.');
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok' });
  });

  it('prints lines of JSON with --json, and reads a seed', async () => {
    const seed = {
      applications: [{ id: 'wiki', name: 'Wiki', source: 'https://wiki.example', site: 'notes' }],
      identities: [{ id: 'ada', applicationId: 'wiki', name: 'ada@example.com', status: 'failed' }],
      settings: { allowLoopbackCallbacks: true },
      scenario: 'slow',
    };
    const { output, readOutput } = await run(['--port', '0', '--json', '--seed', writeSeed(seed)], '\n');
    const started: unknown = JSON.parse(output);
    expect(started).toMatchObject({
      event: 'started',
      apiKey: demoApiKey,
      pid: expect.any(Number),
      scenario: 'slow',
      allowLoopbackCallbacks: true,
      applications: [{ id: 'wiki', name: 'Wiki', site: 'notes' }],
      identities: [{ id: 'ada', name: 'ada@example.com', applicationId: 'wiki' }],
      sites: { notes: expect.stringContaining('http://notes.localhost:') },
    });
    const url = isRecord(started) ? String(started['url']) : '';
    await fetch(`${url}/v1/identities/ada`);
    await expect.poll(readOutput).toContain('"status":401');
    expect(JSON.parse(readOutput().trim().split('\n').at(-1) ?? '')).toMatchObject({
      event: 'refused',
      method: 'GET',
      path: '/v1/identities/ada',
      status: 401,
    });
  });

  it.each([
    ['{', 'cannot be used.'],
    ['[]', 'It must contain a JSON object.'],
    ['{"users":[]}', '"users" is not a field of a seed. Use applications, identities, settings, scenario.'],
    ['{"scenario":"doom"}', '"scenario" must be one of success,'],
    ['{"settings":{"framing":"perhaps"}}', 'Setting "framing" cannot be "perhaps".'],
    ['{"applications":[7]}', 'must contain objects'],
    ['{"identities":[{}]}', '"applicationId" is required.'],
  ])('refuses the seed %s', async (seed, sentence) => {
    const { output, code } = await run(['--port', '0', '--seed', writeSeed(seed)]);
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toContain('    at ');
  });

  it('logs refused calls', async () => {
    const { output, readOutput } = await run(['--port', '0'], 'Ctrl+C');
    const url = /ANCHORBROWSER_BASE_URL=(\S+)/.exec(output)?.[1] ?? '';
    const path = `/v1/applications/${demoApplications[0]?.id}/tokens`;
    await fetch(url + path, {
      method: 'POST',
      headers: { 'anchor-api-key': demoApiKey },
      body: JSON.stringify({ callbackUrl: 'http://localhost:3000/callback' }),
    });
    await expect.poll(readOutput).toContain(`POST ${path} 400 "callbackUrl" must be an HTTPS URL.`);
    expect(readOutput().slice(output.length)).not.toContain(demoApiKey);
  });

  it.each([
    [[], 'Only this machine can access the emulator.'],
    [['--host', '0.0.0.0'], 'Other machines can access the API and the pages. Only this machine'],
    [
      ['--host', '0.0.0.0', '--dangerously-allow-remote-control'],
      'Other machines can access the emulator and CONTROL',
    ],
  ])('says who can access the emulator: %j', async (args, sentence) => {
    expect((await run(['--port', '0', ...args], 'Ctrl+C')).output).toContain(sentence);
  });

  it.each([
    [['--port', 'many'], '"many" is not a port'],
    [['--scenario', 'doom'], 'Unknown scenario "doom".'],
    [['--public-url', 'somewhere'], 'must be an http or https URL'],
    [['--public-url', 'localhost:4400'], 'such as http://localhost:4400, not "localhost:4400"'],
    [['--max-browsers', '0'], '--max-browsers must be a number from 1 to 999, not "0".'],
    [['--chromium', '/nowhere'], 'There is no program at /nowhere.'],
    [['--colour'], "Unknown option '--colour'"],
  ])('refuses %j with a message', async (args, sentence) => {
    const { output, code } = await run(args);
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toContain('    at ');
  });

  it('prints its options with --help', async () => {
    const { output, code } = await run(['--help']);
    expect(code).toBe(0);
    expect(output).toContain('--allow-loopback-callbacks');
    expect(output).toContain('wrong-password');
  });
});
