import { parseArgs } from 'node:util';
import { findChromium, type Chromium } from './chromium/findChromium.ts';
import { createEmulator } from './createEmulator.ts';
import { demoApiKey } from './demo.ts';
import type { Emulator, EmulatorOptions } from './Emulator.ts';
import { isLoopbackHost } from './http/requestOrigin.ts';
import { logRefusals } from './log/logRefusals.ts';
import { listen, type ListenOptions } from './server/listen.ts';
import { isScenarioName, scenarioNames } from './settings/scenarios.ts';

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
  --chromium <path>            Chromium or Chrome for the browsers of sessions
                               (default: one that is installed)
  --max-browsers <number>      Browsers at the same time (default: 4)
  --no-browsers                Sessions without a browser
  -h, --help                   Show this help

Documentation: https://github.com/kit/kit/tree/main/packages/emulator#readme
`;

// Returns the exit code. The server keeps the process running.
async function run(args: readonly string[]): Promise<number> {
  try {
    const parsed = readArguments(args);
    if (parsed === 'help') {
      process.stdout.write(help);
      return 0;
    }
    const emulator = createEmulator(parsed.options);
    const { url } = await listen(logRefusals(emulator, printError), parsed.listenOptions);
    process.stdout.write(formatStartMessage(url, parsed, emulator));
    return 0;
  } catch (error) {
    printError(error instanceof Error ? error.message : String(error));
    printError('For the options, run with --help.');
    return 1;
  }
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
      scenario: { type: 'string', default: 'success' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const { scenario, 'public-url': publicUrl } = values;
  if (!isScenarioName(scenario))
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
      scenario,
      settings: { allowLoopbackCallbacks: values['allow-loopback-callbacks'] },
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

function formatStartMessage(url: string, parsed: Arguments, emulator: Emulator): string {
  const { options, listenOptions } = parsed;
  const { apiKeys } = options;
  const applications = emulator.applications().map(({ id, name }) => `  ${id}  ${name}`);
  const callbacks = emulator.settings().allowLoopbackCallbacks
    ? 'http://localhost callbacks are accepted.'
    : 'http://localhost callbacks are refused. To accept them, use --allow-loopback-callbacks.';
  return `Anchor emulator is running on ${url}   (scenario: ${emulator.scenario()})

  ANCHORBROWSER_BASE_URL=${url}
  ANCHORBROWSER_APP_URL=${url}
  ANCHORBROWSER_API_KEY=${apiKeys === 'any' ? 'any-key' : (apiKeys?.[0] ?? demoApiKey)}

Applications
${applications.join('\n')}

${callbacks}
${describeBrowsers(parsed)}

${describeAccess(listenOptions)}
Press Ctrl+C to stop.
`;
}

function describeBrowsers({ chromium, hasBrowsers, options }: Arguments): string {
  if (!hasBrowsers) return 'Sessions have no browser.';
  if (!chromium)
    return 'Sessions have no browser, because no Chromium was found. Install Chromium or Chrome, or name one with --chromium.';
  return `Each session is a browser: ${chromium.path}, at most ${options.maxBrowsers} at the same time.`;
}

function describeAccess({ host = '127.0.0.1', dangerouslyAllowRemoteControl }: ListenOptions): string {
  if (isLoopbackHost(host.includes(':') ? `[${host}]` : host))
    return 'Only this machine can access the emulator.';
  const control = dangerouslyAllowRemoteControl
    ? 'Other machines can access the emulator and CONTROL it without a key.'
    : 'Other machines can access the API and the pages. Only this machine can use the control API.';
  return `${control}\nThe connection is not encrypted. Never enter a real password.`;
}

process.exitCode = await run(process.argv.slice(2));
