import type { App } from '../app/readApp.ts';
import { CliError } from '../CliError.ts';

/** The files and folders whose names in the folder match. */
export const findEntries = (app: App, folder: string, name: RegExp): string[] =>
  app
    .list(folder)
    .filter((one) => name.test(one))
    .map((one) => `${folder}/${one}`);

export const findEntry = (app: App, folder: string, name: RegExp): string | undefined =>
  findEntries(app, folder, name)[0];

/**
 * Finds another page at `/accounts` among routes that are named by their files, also below a layout, such as `_app.accounts.tsx`,
 * `_app/accounts.tsx` or `accounts/index.tsx`.
 */
export function findOtherPage(app: App, routes: string, own: string): string | undefined {
  const folders = [routes, ...findEntries(app, routes, /^(_\w+|\(.+\))$/)];
  const found = folders.flatMap((folder) => findEntries(app, folder, /^(_\w+\.)*accounts_?(\.|$)/));
  const stem = own.replace(/\w+$/, '');
  return found.find((path) => !path.startsWith(stem) || /\.index\.\w+$/.test(path));
}

/** @throws {CliError} `route_taken`, always */
export function refuseTakenRoute(path: string): never {
  throw new CliError(
    'route_taken',
    `${path} already handles /api/connect, so nothing was changed. Move that route, or add the kit yourself under another path.`,
  );
}

/** @throws {CliError} `file_taken`, always */
export function refuseTakenFile(path: string): never {
  throw new CliError(
    'file_taken',
    `${path} has what this would add, without the kit, so nothing was changed. Rename it, then run this again.`,
  );
}
