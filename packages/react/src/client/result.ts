import { docsUrl, type ErrorCode } from '@kit/protocol';

/** Codes of errors that occur in the browser. `docs/errors.md` explains each. */
export const clientErrorCodes = [
  'network_error',
  'timeout',
  'unexpected_response',
  'foreign_start_url',
  'native_shell_failed',
] as const;

/** The code of an error that occurs in the browser. */
export type ClientErrorCode = (typeof clientErrorCodes)[number];

/** An error of a call: from the server, or from the browser. */
export interface ClientError {
  /** Stable code. `docs/errors.md` explains each. */
  code: ErrorCode | ClientErrorCode;
  /** For developers, in English. For users, call `problemText(strings, error)`. */
  message: string;
  /** Seconds to wait before the next try. Absent if the server gave no time. */
  retryAfter?: number;
  /** Identifies the response in the server's log. Absent if there was no response. */
  reference?: string;
}

/** The result of a call. Calls never reject. */
export type Result<T> =
  /** The call succeeded. */
  | {
      ok: true;
      /** What the call returns. */
      value: T;
    }
  /** The call failed. */
  | {
      ok: false;
      /** Why the call failed. */
      error: ClientError;
    };

const messages: Record<ClientErrorCode, string> | undefined =
  process.env.NODE_ENV === 'production'
    ? undefined
    : {
        network_error:
          'The request failed, or was aborted. Check that the server runs and that baseUrl is right.',
        timeout: 'The server did not respond within 15 seconds.',
        unexpected_response:
          'The response is not one of a handler of this version. Check baseUrl, and proxies in front of the handler.',
        foreign_start_url:
          'The startUrl of the response is not a URL of the handler, so nothing was opened. Check publicUrl and proxies.',
        native_shell_failed:
          '`onOpenUrl` of `native` failed, so no return link can complete the sign-in. Check the set-up of your shell.',
      };

/** Returns the failed result for an error in the browser. */
export function failWith(code: ClientErrorCode): { ok: false; error: ClientError } {
  const link = `${docsUrl}errors#${code}`;
  return { ok: false, error: { code, message: messages ? `${messages[code]} See ${link}` : link } };
}
