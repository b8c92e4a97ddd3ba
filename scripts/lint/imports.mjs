// What each part of a package may import. A part is a folder below `src`, or a file there. The rule `kit/import-direction`
// reports every other import. `any part` allows all parts of the same package, `node:*` the modules of Node. Tests are exempt.

const protocol = '@kit/protocol';
const react = 'react';
const query = '@tanstack/react-query';

/** The components of React, which contain each other. */
const components = [
  'access',
  'activity',
  'button',
  'disconnect',
  'list',
  'live',
  'picker',
  'reconnect',
  'rename',
  'request',
];
const belowComponents = ['client', 'elements', 'engine', 'locales', 'popup', 'provider', 'strings'];
const component = [...components, ...belowComponents, protocol, query, react];

/** What the routes and records of the emulator share. They do not import each other's routes. */
const emulatorState = [
  'Emulator.ts',
  'accounts',
  'backend',
  'browser',
  'faults',
  'log',
  'settings',
  'tasks',
  'webhooks',
];
const emulatorRoute = [...emulatorState, 'api/apiCalls.ts', 'crypto.ts', 'demo.ts', 'html', 'http'];

const serverBase = [
  'ConnectError.ts',
  'accountErrors.ts',
  'loadOnce.ts',
  'options',
  'remember.ts',
  'request',
  'stores',
  'time.ts',
  protocol,
];
const serverTask = [
  'anchor',
  'connections',
  'events',
  'pages',
  'permissions',
  'sessions',
  'waits',
  ...serverBase,
];

/** @type {Record<string, Record<string, string[]>>} */
export const mayImport = {
  protocol: { '*': ['any part'] },

  react: {
    'index.ts': ['any part', protocol],
    ...Object.fromEntries(components.map((name) => [name, component])),
    elements: ['client', 'provider', 'strings', query, react],
    popup: ['client', 'engine', 'provider', protocol, react],
    provider: ['client', 'engine', 'locales', 'strings', protocol, query, react],
    locales: ['strings'],
    strings: ['client', 'locales', protocol, react],
    // Neither of these two depends on React.
    engine: ['client', protocol],
    client: [protocol],
  },

  server: {
    'index.ts': ['any part', protocol],
    'anchor.ts': ['anchor'],
    'testing.ts': ['testing'],
    'cli.ts': ['cli'],
    'notForBrowsers.ts': [protocol],
    'accountErrors.ts': ['ConnectError.ts'],
    // Types only.
    'Connect.ts': ['doctor', 'reconcile', 'requests', ...serverTask],
    'createCalls.ts': ['Connect.ts', 'requests', ...serverTask],
    'createConnect.ts': [
      'Connect.ts',
      'createCalls.ts',
      'doctor',
      'handleRequest.ts',
      'links',
      'reconcile',
      ...serverTask,
    ],
    'handleRequest.ts': ['attempts', 'links', 'preflight.ts', 'requests', 'webhooks', ...serverTask],
    'preflight.ts': ['events', ...serverBase],
    attempts: ['requests', ...serverTask],
    requests: serverTask,
    links: ['attempts', 'requests', ...serverTask],
    // An adapter uses nothing but what `createConnect` returns, so anyone can write one.
    aiSdk: ['Connect.ts', 'ConnectError.ts', 'accountErrors.ts', 'stores/StoreError.ts', protocol],
    opentelemetry: [
      'Connect.ts',
      'createConnect.ts',
      'anchor',
      'events',
      ...serverBase,
      '@opentelemetry/api',
    ],
    webhooks: serverTask,
    reconcile: ['requests', ...serverTask],
    connections: serverTask,
    permissions: serverTask,
    sessions: serverTask,
    waits: serverBase,
    adapters: ['request', 'node:*'],
    cli: ['anchor', 'doctor', 'stores', protocol, 'node:*'],
    doctor: ['anchor', 'events', 'pages', ...serverBase],
    pages: serverBase,
    events: serverBase,
    anchor: serverBase,
    options: ['anchor', 'events', 'limitStore.ts', 'requests', ...serverBase],
    request: serverBase,
    'limitStore.ts': serverBase,
    // A store can be copied into an app, and needs nothing from the handler.
    stores: [protocol],
    testing: ['stores', protocol, 'node:*'],
    'ConnectError.ts': ['remember.ts', protocol],
    'loadOnce.ts': [],
    'remember.ts': [],
    'time.ts': ['remember.ts'],
  },

  cli: {
    'cli.ts': ['commandLine.ts', 'node:*'],
    'commandLine.ts': ['CliError.ts', 'Terminal.ts', 'docsUrl.ts', 'doctor.ts', 'info.ts', 'init.ts'],
    'init.ts': ['CliError.ts', 'Terminal.ts', 'app', 'applyPlan.ts', 'formatPlan.ts', 'plan', 'node:*'],
    'doctor.ts': ['CliError.ts', 'Terminal.ts', 'app', 'plan', 'node:*'],
    'info.ts': ['Terminal.ts', 'app', 'plan', 'node:*'],
    'applyPlan.ts': ['CliError.ts', 'plan', 'node:*'],
    'formatPlan.ts': ['app', 'plan'],
    'CliError.ts': ['docsUrl.ts'],
    'Terminal.ts': [],
    'docsUrl.ts': [],
    plan: ['CliError.ts', 'app', 'edits', 'node:*'],
    edits: ['app', '@babel/parser'],
    app: ['CliError.ts', 'docsUrl.ts', 'node:*'],
  },

  emulator: {
    'index.ts': ['any part'],
    'node.ts': ['chromium', 'server'],
    'playwright.ts': ['testing'],
    'vitest.ts': ['testing', 'vitest'],
    // The only part with a peer dependency. A runner of tests is not needed elsewhere.
    testing: ['chromium', 'createEmulator.ts', 'server', ...emulatorRoute, 'node:*', '@playwright/test'],
    'cli.ts': ['any part', 'node:*'],
    'startMessage.ts': ['any part'],
    'createEmulator.ts': ['handleRequest.ts', 'openCdp.ts', ...emulatorRoute],
    'handleRequest.ts': ['api', 'control', 'hosted', 'live', 'sites', ...emulatorRoute],
    api: emulatorRoute,
    control: emulatorRoute,
    hosted: emulatorRoute,
    live: emulatorRoute,
    sites: emulatorRoute,
    'openCdp.ts': emulatorRoute,
    browser: ['http'],
    chromium: ['browser', 'node:*'],
    // Everything else runs in a browser, too.
    server: [...emulatorRoute, 'node:*'],
    'Emulator.ts': emulatorState,
    'demo.ts': ['backend'],
    backend: ['crypto.ts', 'demo.ts', ...emulatorState],
    accounts: [],
    tasks: ['backend', 'browser', 'http'],
    faults: ['api/apiCalls.ts', 'http', 'settings'],
    log: ['Emulator.ts', 'api/apiCalls.ts', 'http'],
    settings: ['faults', 'http'],
    webhooks: ['crypto.ts', 'http', 'settings'],
    html: ['crypto.ts'],
    http: ['settings'],
    'crypto.ts': [],
  },
};
