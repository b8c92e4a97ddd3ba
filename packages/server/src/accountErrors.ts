import { ConnectError } from './ConnectError.ts';

/** Adds the account to an error that says that one is lost, unless it names one. Returns every other error as it is. */
export function aboutAccount(
  error: unknown,
  { application, connectionId }: { application: string; connectionId?: string },
): unknown {
  if (!isAccountLost(error) || error.application !== undefined) return error;
  return new ConnectError(error.code, { cause: error.cause, application, connectionId });
}

/** Whether an error says that there is no account to work with, so the user has to connect or reconnect one. */
export function isAccountLost(error: unknown): error is ConnectError {
  return (
    error instanceof ConnectError && (error.code === 'connection_not_ready' || error.code === 'not_connected')
  );
}
