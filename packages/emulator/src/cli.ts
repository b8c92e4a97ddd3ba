import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findChromium, type Chromium } from './chromium/findChromium.ts';
import { readSeed } from './control/readBodies.ts';
import { createEmulator } from './createEmulator.ts';
import { demoApiKey } from './demo.ts';
import type { EmulatorOptions } from './Emulator.ts';
import { isRecord } from './http/fields.ts';
import { logRefusals, type Refusal } from './log/logRefusals.ts';
import { listen, type ListenOptions } from './server/listen.ts';
import { isScenarioName, scenarioNames } from './settings/scenarios.ts';
import { describeStart, formatStart } from './startMessage.ts';
import { docsUrl } from './docsUrl.ts';

const help = `Runs a local emulator of Anchor Browser's API and hosted sign-in page.

Usage
  npx @kit/emulator [options]

Options
  --port <number>              Port to listen on (default: 4400)
  --host <name>                Address to listen on (default: 127.0.0.1)
  --next-free-port             Use the next free port if the port is in use
  --public-url <url>           Origin of URLs in responses (default: that of each request)
  --api-key <key>              API key to accept; repeatable (default: ${demoApiKey})
  --any-key                    Accept any API key
  --allow-loopback-callbacks   Accept http://localhost callbacks
  --allow-origin <origin>      Origin whose pages may use the control API; repeatable
  --dangerously-allow-remote-control
                               Allow other machines to use the control API
  --scenario <name>            One of ${scenarioNames.slice(0, 6).join(', ')},
                               ${scenarioNames.slice(6, 11).join(', ')},
                               ${scenarioNames.slice(11).join(', ')} (default: success)
  --seed <file>                JSON file with applications, identities, settings and scenario
  --chromium <path>            Chromium or Chrome for the browsers of sessions
                               (default: one that is installed)
  --max-browsers <number>      Browsers at the same time (default: 4)
  --no-browsers                Sessions without a browser
  --json                       Print one JSON object per line, for other programs
  -h, --help                   Show this help

Documentation: ${docsUrl}packages/emulator
`;

// Returns the exit code. The server keeps the process running.
async function run(args: readonly string[]): Promise<number> {
  const isJson = args.includes('--json');
  try {
    const parsed = readArguments(args);
    if (parsed === 'help') {
      process.stdout.write(help);
      return 0;
    }
    const { chromium, ...rest } = parsed;
    const emulator = createEmulator(parsed.options);
    const log = (refusal: Refusal): void => printError(isJson ? toLine('refused', refusal) : toText(refusal));
    const { url } = await listen(logRefusals(emulator, log), parsed.listenOptions);
    const started = { ...rest, emulator, url, chromiumPath: chromium?.path };
    process.stdout.write(isJson ? `${JSON.stringify(describeStart(started))}\n` : formatStart(started));
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (isJson) printError(toLine('error', { message }));
    else printError(`${message}\nFor the options, run with --help.`);
    return 1;
  }
}

function toLine(event: string, details: object): string {
  return JSON.stringify({ event, ...details });
}

function toText({ method, path, status, message }: Refusal): string {
  return [method, path, status, ...(message === undefined ? [] : [message])].join(' ');
}

function printError(line: string): void {
  process.stderr.write(`${line}\n`);
}

interface Arguments {
  readonly chromium: Chromium | undefined;
  readonly hasBrowsers: boolean;
  readonly options: EmulatorOptions;
  readonly listenOptions: ListenOptions;
}

function readArguments(args: readonly string[]): Arguments | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '4400' },
      host: { type: 'string', default: '127.0.0.1' },
      'next-free-port': { type: 'boolean', default: false },
      'dangerously-allow-remote-control': { type: 'boolean', default: false },
      'public-url': { type: 'string' },
      'api-key': { type: 'string', multiple: true, default: [demoApiKey] },
      'any-key': { type: 'boolean', default: false },
      'allow-loopback-callbacks': { type: 'boolean', default: false },
      'allow-origin': { type: 'string', multiple: true, default: [] },
      chromium: { type: 'string' },
      'max-browsers': { type: 'string', default: '4' },
      'no-browsers': { type: 'boolean', default: false },
      scenario: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const { scenario, 'public-url': publicUrl } = values;
  const seed = values.seed === undefined ? {} : readSeedFile(values.seed);
  if (scenario !== undefined && !isScenarioName(scenario))
    throw new Error(`Unknown scenario "${scenario}". Use one of ${scenarioNames.join(', ')}.`);
  const chromium = values['no-browsers'] ? undefined : findChromium(values.chromium);
  return {
    chromium,
    hasBrowsers: !values['no-browsers'],
    options: {
      browsers: chromium,
      maxBrowsers: readCount('--max-browsers', values['max-browsers']),
      apiKeys: values['any-key'] ? 'any' : values['api-key'],
      allowedOrigins: values['allow-origin'],
      ...seed,
      ...(scenario !== undefined && { scenario }),
      settings: {
        ...seed.settings,
        ...(values['allow-loopback-callbacks'] && { allowLoopbackCallbacks: true }),
      },
      ...(publicUrl !== undefined && { publicUrl }),
    },
    listenOptions: {
      port: readPort(values.port),
      host: values.host,
      nextFreePort: values['next-free-port'],
      dangerouslyAllowRemoteControl: values['dangerously-allow-remote-control'],
    },
  };
}

function readSeedFile(path: string): ReturnType<typeof readSeed> {
  try {
    const seed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isRecord(seed)) throw new TypeError('It must contain a JSON object.');
    return readSeed(seed);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The seed file ${path} cannot be used. ${reason}`, { cause: error });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new Error(`"${text}" is not a port. Use a number from 0 to 65535.`);
  return port;
}

function readCount(option: string, text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new Error(`${option} must be a number from 1 to 999, not "${text}".`);
  return Number(text);
}

process.exitCode = await run(process.argv.slice(2));
