import { CliError } from '../CliError.ts';

/** @throws {CliError} `route_taken`, always */
export function refuseTakenRoute(path: string): never {
  throw new CliError(
    'route_taken',
    `${path} already handles /api/connect, so nothing was changed. Move that route, or add the kit yourself under another path.`,
  );
}
