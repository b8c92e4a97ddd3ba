import { siteNames } from './accounts/siteNames.ts';
import { getSiteUrl } from './backend/siteSignIns.ts';
import { demoApiKey } from './demo.ts';
import type { Emulator, EmulatorOptions } from './Emulator.ts';
import { isLoopbackHost } from './http/requestOrigin.ts';
import type { ListenOptions } from './server/listen.ts';
import { demoTasks } from './tasks/demoTasks.ts';

/** What the command line has started. */
export interface Started {
  readonly emulator: Emulator;
  readonly url: string;
  readonly options: EmulatorOptions;
  readonly listenOptions: ListenOptions;
  /** Path of the Chromium; undefined if none was found. */
  readonly chromiumPath: string | undefined;
  /** False with `--no-browsers`. */
  readonly hasBrowsers: boolean;
}

/** Returns what another program needs to use the emulator, for `--json`. */
export function describeStart({ emulator, url, options, chromiumPath }: Started): unknown {
  return {
    event: 'started',
    url,
    apiKey: firstKey(options),
    pid: process.pid,
    scenario: emulator.scenario(),
    allowLoopbackCallbacks: emulator.settings().allowLoopbackCallbacks,
    applications: emulator.applications().map(({ id, name, site }) => ({ id, name, site: site ?? null })),
    identities: emulator.identities().map(({ id, name, applicationId }) => ({ id, name, applicationId })),
    sites: Object.fromEntries(siteNames.map((site) => [site, getSiteUrl(site, url)])),
    tasks: demoTasks.map(({ id, name }) => ({ id, name })),
    chromium: chromiumPath ?? null,
    maxBrowsers: options.maxBrowsers,
  };
}

function firstKey({ apiKeys }: EmulatorOptions): string {
  return apiKeys === 'any' ? 'any-key' : (apiKeys?.[0] ?? demoApiKey);
}

/** Returns the message for people. */
export function formatStart(started: Started): string {
  const { emulator, url, options, listenOptions } = started;
  const applications = emulator.applications().map(({ id, name }) => `  ${id}  ${name}`);
  const sites = siteNames.map((site) => `  ${getSiteUrl(site, url)}`);
  const callbacks = emulator.settings().allowLoopbackCallbacks
    ? 'http://localhost callbacks are accepted.'
    : 'http://localhost callbacks are refused. To accept them, use --allow-loopback-callbacks.';
  return `Anchor emulator is running on ${url}   (scenario: ${emulator.scenario()})

  ANCHORBROWSER_BASE_URL=${url}
  ANCHORBROWSER_APP_URL=${url}
  ANCHORBROWSER_API_KEY=${firstKey(options)}

Applications
${applications.join('\n')}

Demo sites
${sites.join('\n')}

${callbacks}
${describeBrowsers(started)}

${describeAccess(listenOptions)}
Press Ctrl+C to stop.
`;
}

function describeBrowsers({ chromiumPath, hasBrowsers, options }: Started): string {
  if (!hasBrowsers) return 'Sessions have no browser.';
  if (chromiumPath === undefined)
    return 'Sessions have no browser, because no Chromium was found. Install Chromium or Chrome, or name one with --chromium.';
  return `Each session is a browser: ${chromiumPath}, at most ${options.maxBrowsers} at the same time.`;
}

function describeAccess({ host = '127.0.0.1', dangerouslyAllowRemoteControl }: ListenOptions): string {
  if (isLoopbackHost(host.includes(':') ? `[${host}]` : host))
    return 'Only this machine can access the emulator.';
  const control = dangerouslyAllowRemoteControl
    ? 'Other machines can access the emulator and CONTROL it without a key.'
    : 'Other machines can access the API and the pages. Only this machine can use the control API.';
  return `${control}\nThe connection is not encrypted. Never enter a real password.`;
}
