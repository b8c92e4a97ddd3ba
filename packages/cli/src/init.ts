import { parseArgs } from 'node:util';
import { lockfilePaths, packageManagers } from './app/findPackageManager.ts';
import { uncommittedPaths } from './app/git.ts';
import { readApp } from './app/readApp.ts';
import { applyPlan } from './applyPlan.ts';
import { CliError } from './CliError.ts';
import { formatPlan } from './formatPlan.ts';
import { planInit } from './plan/planInit.ts';
import type { Terminal } from './Terminal.ts';

const servers = ['express', 'hono'] as const;

/** Adds the kit to the app in the folder: shows the plan, asks, then writes everything or nothing. Returns the exit code. */
export async function init(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = readOptions(args);
  const app = readApp(terminal.folder, terminal.userAgent, options.packageManager);
  const plan = planInit(app, options.server);
  terminal.print(`${formatPlan(app, plan)}\n\n`);
  if (plan.writes.length === 0) {
    terminal.print('Everything is in place. Nothing was changed.\n');
    return 0;
  }
  if (options.isDryRun) {
    terminal.print('Nothing was changed, because of --dry-run.\n');
    return 0;
  }
  if (!options.allowsDirty) refuseUncommitted(terminal.folder);
  if (!options.isAgreed && !(await ask(terminal))) {
    terminal.print('Nothing was changed.\n');
    return 0;
  }
  const restore = applyPlan(
    terminal.folder,
    plan.writes,
    options.installs ? lockfilePaths(terminal.folder) : [],
  );
  if (options.installs) await install(app.packageManager, terminal, restore);
  const steps = options.installs ? '' : `${app.packageManager} install, then `;
  terminal.print(`\nDone. Next: ${steps}${app.packageManager} run dev, and open ${plan.page}\n`);
  return 0;
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      yes: { type: 'boolean', short: 'y', default: false },
      'dry-run': { type: 'boolean', default: false },
      'allow-dirty': { type: 'boolean', default: false },
      'no-install': { type: 'boolean', default: false },
      server: { type: 'string' },
      'package-manager': { type: 'string' },
    },
  });
  return {
    isAgreed: values.yes,
    isDryRun: values['dry-run'],
    allowsDirty: values['allow-dirty'],
    installs: !values['no-install'],
    server: oneOf('--server', servers, values.server),
    packageManager: oneOf('--package-manager', packageManagers, values['package-manager']),
  };
}

function oneOf<Name extends string>(
  option: string,
  names: readonly Name[],
  value: string | undefined,
): Name | undefined {
  const name = names.find((one) => one === value);
  if (value !== undefined && name === undefined)
    throw new CliError('arguments_invalid', `${option} must be one of ${names.join(', ')}.`);
  return name;
}

function refuseUncommitted(folder: string): void {
  const paths = uncommittedPaths(folder);
  if (paths.length === 0) return;
  const shown = paths.slice(0, 5).join(', ') + (paths.length > 5 ? ', …' : '');
  throw new CliError(
    'tree_dirty',
    `Git has changes that are not committed: ${shown}. Nothing was changed. Commit them first, or pass --allow-dirty.`,
  );
}

function ask(terminal: Terminal): Promise<boolean> {
  if (!terminal.isInteractive)
    throw new CliError(
      'confirmation_needed',
      'There is no terminal to ask in, so nothing was changed. Pass --yes.',
    );
  return terminal.confirm('Write these changes?');
}

async function install(manager: string, terminal: Terminal, restore: () => void): Promise<void> {
  const code = await terminal.run(manager, ['install']);
  if (code === 0) return;
  restore();
  throw new CliError(
    'install_failed',
    `${manager} install failed with code ${code}. Every file is as it was. Read its output above, then run this again.`,
  );
}
