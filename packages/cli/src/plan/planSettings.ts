import type { App } from '../app/readApp.ts';
import { isIgnored } from '../app/git.ts';
import { addVariables } from '../edits/addVariables.ts';
import { extendManifest } from '../edits/extendManifest.ts';
import type { PlanBuilder } from './PlanBuilder.ts';
import { versions } from './versions.ts';

export const environmentFile = '.env.development';
const emulator = 'http://127.0.0.1:4400';

interface Settings {
  /** Packages that the framework needs, besides those of the kit. */
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  /** Starts the server of the app, if it is a separate process. */
  readonly serverScript?: string | undefined;
  readonly serverPort?: number | undefined;
  /** Whether the page receives variables that begin with `VITE_`. */
  readonly isVite: boolean;
}

/** Plans what every framework needs: packages, scripts and environment variables. */
export function planSettings(plan: PlanBuilder, settings: Settings): void {
  const { app } = plan;
  const scripts = scriptsOf(app, settings.serverScript);
  if (!('dev' in scripts) && !app.manifest.scripts.dev?.startsWith('concurrently'))
    plan.note('Run the script dev:emulator beside your development server.');
  plan.changeFile(
    'package.json',
    `adds packages, and the scripts ${Object.keys(scripts).join(', ')}`,
    (text) =>
      extendManifest(text, {
        scripts,
        dependencies: {
          '@kit/react': versions.kit,
          '@kit/server': versions.kit,
          '@tanstack/react-query': versions.reactQuery,
          ...settings.dependencies,
        },
        devDependencies: {
          '@kit/emulator': versions.kit,
          ...('dev' in scripts && { concurrently: versions.concurrently }),
          ...settings.devDependencies,
        },
      }),
  );
  plan.changeFile(environmentFile, 'settings for development with the emulator. It has no secrets', (text) =>
    addVariables(text, groupsOf(app, settings)),
  );
  if (isIgnored(app.folder, environmentFile))
    plan.note(
      `.gitignore excludes ${environmentFile}. To share it, which is safe, add !${environmentFile} to .gitignore.`,
    );
}

/**
 * A `dev` that starts one process, such as `vite --port 3000`, moves to `dev:app`. Others stay. Scripts of the app that begin with `dev:`
 * are not started with it.
 */
function scriptsOf(
  { manifest, packageManager }: App,
  serverScript: string | undefined,
): Record<string, string> {
  const { scripts } = manifest;
  const emulatorScript = { 'dev:emulator': 'kit-emulator --allow-loopback-callbacks' };
  const added =
    serverScript === undefined ? emulatorScript : { 'dev:server': serverScript, ...emulatorScript };
  const missing = Object.fromEntries(Object.entries(added).filter(([name]) => !(name in scripts)));
  const { dev } = scripts;
  if (dev === undefined || 'dev:app' in scripts || !/^(vite|next|react-router)\b[^&|;]*$/.test(dev))
    return missing;
  const started = ['dev:app', ...Object.keys(added)];
  const isAll = Object.keys(scripts).every((name) => !name.startsWith('dev:') || started.includes(name));
  const names = isAll ? ['dev:*'] : started;
  const words = names.map((name) => `"${packageManager}:${name}"`);
  return { dev: `concurrently ${words.join(' ')}`, 'dev:app': dev, ...missing };
}

function groupsOf({ port }: App, { isVite, serverPort }: Settings) {
  return [
    {
      comment: 'The emulator instead of Anchor',
      variables: {
        ANCHORBROWSER_BASE_URL: emulator,
        ANCHORBROWSER_APP_URL: emulator,
        ANCHORBROWSER_API_KEY: 'demo-anchor-api-key',
        LINKEDIN_APP_ID: '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e01',
        ...(isVite && { VITE_HOSTED_ORIGIN: emulator }),
      },
    },
    {
      comment: 'The origin in the address bar',
      variables: { PUBLIC_URL: `http://localhost:${port}` },
    },
    ...(serverPort === undefined
      ? []
      : [{ comment: 'The port of the server', variables: { PORT: String(serverPort) } }]),
    {
      comment: 'The signed-in user, until the app has a sign-in',
      variables: { DEMO_USER: 'ada' },
    },
  ];
}
