import { docsUrl } from './docsUrl.ts';

/** Codes of errors that stop a command before it changes anything, or after it has restored everything. */
export const cliErrorCodes = [
  'arguments_invalid',
  'manifest_missing',
  'manifest_invalid',
  'monorepo_root',
  'framework_unknown',
  'package_manager_unknown',
  'tree_dirty',
  'route_taken',
  'file_taken',
  'confirmation_needed',
  'write_failed',
  'install_failed',
  'server_missing',
] as const;

export type CliErrorCode = (typeof cliErrorCodes)[number];

/** A problem that stops a command. Its message says what to do. */
export class CliError extends Error {
  readonly code: CliErrorCode;

  constructor(code: CliErrorCode, message: string, options?: ErrorOptions) {
    super(`${message}\n${docsUrl}cli#${code}`, options);
    this.name = 'CliError';
    this.code = code;
  }
}
