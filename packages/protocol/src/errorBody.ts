import { docsUrl } from './docsUrl.ts';
import type { ErrorCode } from './errorCodes.ts';
import { errors } from './errors.ts';

/** Returns the message of an error for developers, with a link to its documentation. */
export function errorMessage(code: ErrorCode): string {
  return `${errors[code].message} ${docsUrl}errors#${code}`;
}

/** Body of every error response. */
export interface ErrorBody {
  /** The only field. Read it with {@link parseError}, which also accepts codes of newer servers. */
  error: {
    /** Stable code. `docs/errors.md` explains each. */
    code: ErrorCode;
    /** Explains `code` to a developer. Do not show it to users. */
    message: string;
    /** Identifies this response in the server's log and events. */
    reference: string;
    /** Seconds to wait before trying again. */
    retryAfter?: number;
  };
}
