import { fileURLToPath } from 'node:url';
import type { CaseName } from './cases.ts';

export const consumers = fileURLToPath(new URL('.', import.meta.url));

/** An app that uses the kit, built one way. */
export interface Row {
  name: string;
  /** Where its own code is. */
  folder: string;
  env: Record<string, string>;
  /** Run once, in its folder, before the server starts. */
  prepare: string[][];
  /** Starts its server, in the suite's folder. */
  command: string[];
  /** Where its pages begin. @default '' */
  prefix?: string;
  /** Where browsers see the handler, if not at `/api/connect`. */
  base?: string;
  /** Added by the framework at the end of each path. */
  slash?: '/';
  /** What cannot apply here, and why. */
  without: Partial<Record<CaseName, string>>;
}

type Mode = 'production' | 'development';

const nameOf = (app: string, mode: Mode) => (mode === 'production' ? app : `${app}, ${mode}`);
const shownBefore = 'one mode shows it';

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
      first: 'this server asks the kit nothing for its pages',
      form: 'a page that is streamed needs its script',
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

/** Below a prefix that Next takes off, with a slash that it adds to every address. */
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
    },
  };
}

/** Followed as it is written, with its ports exchanged. */
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
  },
};

/** The apps that are built with Next.js. They share a folder, so they run one after the other. */
export const nextRows = [nextRow('production'), nextRow('development'), mountedNextRow()];

/** The apps that are built with Vite, for a version of React. */
export const viteRows = (version: '18' | '19') => [
  viteRow(version, 'production'),
  viteRow(version, 'development'),
];
