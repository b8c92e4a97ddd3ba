import { fileURLToPath } from 'node:url';
import type { CaseName } from './cases.ts';

export const consumers = fileURLToPath(new URL('.', import.meta.url));

/** An app that uses the kit, with one way to build it. */
export interface Row {
  name: string;
  /** Folder of the app's code. */
  folder: string;
  env: Record<string, string>;
  /** Commands that run once, in the app's folder, before the server starts. */
  prepare: string[][];
  /** Command that starts the server, in the suite's folder. */
  command: string[];
  /** Prefix of the app's pages. @default '' */
  prefix?: string;
  /** Path of the handler in the browser, if not `/api/connect`. */
  base?: string;
  /** Added by the framework at the end of each path. */
  slash?: '/';
  /** Cases that do not apply here, with the reason. */
  without: Partial<Record<CaseName, string>>;
}

const noChat = (reason: string) => ({
  chat: reason,
  chatReload: reason,
  chatDeclined: reason,
  chatMovedOn: reason,
});

type Mode = 'production' | 'development';

const nameOf = (app: string, mode: Mode) => (mode === 'production' ? app : `${app}, ${mode}`);
const shownBefore = 'the other mode tests it';

function viteRow(version: string, mode: Mode): Row {
  const vite = ['node', '../node_modules/vite/bin/vite.js', 'build', '--logLevel=warn', `--mode=${mode}`];
  const folder = `${consumers}react${version}/.app`;
  return {
    name: nameOf(`react ${version}`, mode),
    folder,
    env: { NODE_ENV: mode, APP: `${folder}/out/${mode}` },
    prepare: [
      [...vite, `--outDir=out/${mode}/client`],
      [...vite, `--outDir=out/${mode}/ssr`, '--ssr=src/render.tsx'],
    ],
    command: ['node', '--import', 'tsx', 'serve.ts'],
    without: {
      first: 'the pages of this server do not call the kit',
      form: 'a streamed page needs its script',
      ...noChat('the app of Next.js has the chat'),
      ...(mode === 'development' && { dialogs: shownBefore, types: shownBefore }),
    },
  };
}

function nextRow(mode: Mode): Row {
  const next = ['node', 'next/node_modules/next/dist/bin/next'];
  const start = mode === 'production' ? 'start' : 'dev';
  return {
    name: nameOf('next', mode),
    folder: `${consumers}next`,
    env: { NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' },
    prepare: mode === 'production' ? [['node', 'node_modules/next/dist/bin/next', 'build']] : [],
    command: [...next, start, 'next', '-H', '127.0.0.1'],
    without: {
      types: 'next build checks them',
      server: 'the package is the same as beside react 19',
      dialogs: 'the apps of Vite have the libraries',
    },
  };
}

/** Mounted below a prefix that Next.js removes, with a trailing slash on every URL. */
function mountedNextRow(): Row {
  const row = nextRow('production');
  const base = '/app/api/connect';
  return {
    ...row,
    name: 'next, basePath and trailingSlash',
    env: { ...row.env, DIST: '.next-mounted', NEXT_BASE_PATH: '/app', TRAILING_SLASH: '1', BASE_PATH: base },
    prefix: '/app',
    base,
    slash: '/',
    without: {
      ...row.without,
      first: 'the page of the docs has the handler at its default place',
      shared: shownBefore,
      ...noChat('the guide has the handler at its default place'),
    },
  };
}

/** The quickstart as written, with other ports. */
export const quickstart: Row = {
  name: 'quickstart',
  folder: `${consumers}quickstart`,
  env: {},
  prepare: [],
  command: ['node', '--import', 'tsx', 'quickstart/run.ts'],
  without: {
    types: 'docs/code.test.ts compiles it',
    server: 'the package is the same as beside react 19',
    html: 'its pages come from Vite alone',
    hydrate: 'its pages come from Vite alone',
    first: 'its pages come from Vite alone',
    form: 'its pages come from Vite alone',
    shared: 'it has one list',
    dialogs: 'the apps of Vite have the libraries',
    ...noChat('the app of Next.js has the chat'),
  },
};

/** The apps that are built with Next.js. They share a folder, so they run one after the other. */
export const nextRows = [nextRow('production'), nextRow('development'), mountedNextRow()];

/** The apps that are built with Vite, for a version of React. */
export const viteRows = (version: '18' | '19') => [
  viteRow(version, 'production'),
  viteRow(version, 'development'),
];
