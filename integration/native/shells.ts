import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A native shell that the cases run in. */
export interface Shell {
  name: string;
  /** The words of the command that starts an app with this profile. */
  start(profile: string): string[];
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const windowOfChromium: Shell = {
  name: 'a window of Chromium',
  start: () => [process.execPath, '--import', import.meta.resolve('tsx'), here('chromium/main.ts')],
};

/** Electron downloads its program after it is installed. Set `ELECTRON_PATH` to one to run the cases there too. */
function electronAt(path: string): Shell {
  return {
    name: 'Electron',
    start(profile) {
      const folder = `${profile}-program`;
      const build = (file: string, outfile: string, format: string) =>
        execFileSync(here('../../node_modules/.bin/esbuild'), [
          here(`electron/${file}`),
          '--bundle',
          '--platform=node',
          '--external:electron',
          `--format=${format}`,
          `--outfile=${folder}/${outfile}`,
        ]);
      build('main.ts', 'main.mjs', 'esm');
      build('preload.ts', 'preload.cjs', 'cjs');
      const flags = ['--no-sandbox', '--ignore-certificate-errors', '--remote-debugging-port=0'];
      return [path, ...flags, `--user-data-dir=${profile}`, `${folder}/main.mjs`];
    },
  };
}

const { ELECTRON_PATH: electron } = process.env;
export const shells: Shell[] = [windowOfChromium, ...(electron ? [electronAt(electron)] : [])];
