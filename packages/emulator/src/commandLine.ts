import { parseArgs } from 'node:util';
import { createEmulator } from './createEmulator.ts';
import { demoApiKey } from './demo.ts';
import type { Emulator, EmulatorOptions } from './Emulator.ts';
import { isLoopbackHost } from './http/isLoopbackHost.ts';
import { listen, type ListenOptions } from './server/listen.ts';
import { isScenarioName } from './settings/isScenarioName.ts';
import { scenarioNames } from './settings/scenarios.ts';
import { tellRefusals } from './tellRefusals.ts';

const help = `Anchor Browser's API and hosted sign-in page, on your machine

  npx @kit/emulator [options]

  --port <number>              port to listen on (4400)
  --host <name>                address to listen on (127.0.0.1)
  --next-free-port             take the next port when that one is in use
  --dangerously-allow-remote-control
                               let other machines use the control API
  --public-url <url>           origin in the links it answers with (that of each request)
  --api-key <key>              key to accept, may be repeated (${demoApiKey})
  --any-key                    accept every key
  --allow-loopback-callbacks   accept http://localhost callbacks
  --allow-origin <origin>      origin whose pages may use the control API, may be repeated
  --scenario <name>            ${scenarioNames.slice(0, 7).join(', ')},
                               ${scenarioNames.slice(7).join(', ')}
  --help                       this text
`;

/** Runs the command line; answers the exit code. The server keeps the process alive. */
export async function commandLine(args: readonly string[]): Promise<number> {
  try {
    const given = readArguments(args);
    if (given === 'help') return print(help);
    const emulator = createEmulator(given.options);
    const { url } = await listen(tellRefusals(emulator, warn), given.listenOptions);
    return print(welcome(url, given, emulator));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nTry --help.\n`);
    return 1;
  }
}

interface Arguments {
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
      scenario: { type: 'string', default: 'success' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const { scenario, 'public-url': publicUrl } = values;
  if (!isScenarioName(scenario)) throw new Error(`There is no scenario "${scenario}".`);
  return {
    options: {
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
    throw new Error(`"${text}" is not a port; take a number from 0 to 65535.`);
  return port;
}

function welcome(url: string, { options, listenOptions }: Arguments, emulator: Emulator): string {
  const { apiKeys } = options;
  const applications = emulator.applications().map(({ id, name }) => `  ${id}  ${name}`);
  return `Anchor emulator on ${url}   (scenario: ${emulator.scenario()})

  ANCHORBROWSER_BASE_URL=${url}
  ANCHORBROWSER_APP_URL=${url}
  ANCHORBROWSER_API_KEY=${apiKeys === 'any' ? 'anything' : (apiKeys?.[0] ?? demoApiKey)}

Applications
${applications.join('\n')}

Callbacks on http://localhost are ${emulator.settings().allowLoopbackCallbacks ? 'accepted' : 'refused; --allow-loopback-callbacks accepts them'}.

${reach(listenOptions)} Stop with Ctrl+C.
`;
}

function reach({ host = '127.0.0.1', dangerouslyAllowRemoteControl }: ListenOptions): string {
  if (isLoopbackHost(host.includes(':') ? `[${host}]` : host)) return 'Only this machine can reach it.';
  const control = dangerouslyAllowRemoteControl
    ? 'Other machines can reach it and CONTROL it, without a key.'
    : 'Other machines can reach its API and its pages; only this machine can use its control API.';
  return `${control}\nThe connection is not encrypted: enter no real password.`;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}
