import { docsUrl } from '@kit/protocol';

/** What a store cannot work with. `docs/errors.md` explains each code. */
export const storeErrorCodes = [
  /** Tables or columns are missing. */
  'store_outdated',
  /** The tables need a newer @kit/server. */
  'store_newer',
  /** The role of the database may not do what the store needs. */
  'store_forbidden',
  /** The driver, a pooler or a setting of the server changes values or loses transactions. */
  'store_misconfigured',
  /** A row contains a value that this release does not know. */
  'store_unreadable',
] as const;

/** The stable code of a {@link StoreError}. */
export type StoreErrorCode = (typeof storeErrorCodes)[number];

/**
 * The error that a store throws if its tables, role, driver or settings need a change. Nothing was written. `code` is stable, and
 * the message names the fix. Routes of the kit respond with `internal`, and `onError` receives this error as the cause.
 */
export class StoreError extends Error {
  /** Always `StoreError`. */
  override readonly name = 'StoreError';
  /** What is wrong. Compare this, not the message. */
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(`${message} See ${docsUrl}errors#${code}`, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
