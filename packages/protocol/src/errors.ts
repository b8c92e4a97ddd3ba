import type { ErrorCode } from './errorCodes.ts';

/**
 * Every error that can cross the wire: its HTTP status, and what a developer should read: what happened, why, and what to do.
 * Users read the words of `@kit/react` and of the server's pages. Each code has a heading in `docs/errors.md`.
 */
export const errors = {
  // The request
  invalid_request: {
    status: 400,
    message: 'A field is missing or has the wrong shape. Send only the fields that the route documents.',
  },
  invalid_json: {
    status: 400,
    message: 'The body could not be parsed. Send a JSON object with Content-Type: application/json.',
  },
  body_already_read: {
    status: 500,
    message:
      'Something read the body before the kit. Mount the handler before body parsers, or pass the body on, as docs/frameworks.md shows.',
  },
  unsupported_media_type: {
    status: 415,
    message: 'Any other site could post a plain form. Send JSON with Content-Type: application/json.',
  },
  body_too_large: {
    status: 413,
    message: 'The body is over 16 KiB. Send only the fields that the route documents.',
  },
  body_timeout: {
    status: 408,
    message: 'The body did not arrive within 10 seconds. Send all of it without a pause.',
  },
  foreign_origin: {
    status: 403,
    message:
      'Its origin is not this app. Call the handler from the page it belongs to; publicUrl has to name that origin.',
  },
  signed_out: {
    status: 401,
    message: 'No user is signed in to this app in this browser. Sign in, then try again.',
  },
  owner_changed: {
    status: 409,
    message:
      'This page was loaded for another user or organization than the one that is signed in now. Reload the page.',
  },
  invalid_signature: {
    status: 403,
    message:
      'The delivery is not signed with the webhook secret, or is older than two minutes. Compare webhookSecret with the one that Anchor shows, and the clock with real time.',
  },
  not_found: {
    status: 404,
    message: 'The address does not exist, or what it names is not yours. Check the address.',
  },
  method_not_allowed: {
    status: 405,
    message: 'The address exists but takes another method. The Allow header names it.',
  },
  unknown_application: {
    status: 400,
    message:
      'The server has no application of that name. Use one of the names given to createConnect({ applications }).',
  },
  rate_limited: {
    status: 429,
    message: 'There were too many sign-ins in a short time. Wait a little, then try again.',
  },
  too_many_connections: {
    status: 409,
    message: 'No more can be added. Disconnect one that you no longer use, then try again.',
  },
  internal: {
    status: 500,
    message: 'The server met an unexpected error. Try again. If it keeps happening, contact support.',
  },
  user_unavailable: {
    status: 503,
    message: 'The app could not tell who is signed in. Reload this page to try again.',
  },
  store_unavailable: {
    status: 503,
    message:
      'The store did not answer in time, or its database is down. Try again when Retry-After says; onError on the server has the cause.',
  },

  // The attempt
  invalid_callback: {
    status: 400,
    message:
      'It must carry one status and, on success, one identity. Go back to the app and connect the account again.',
  },
  wrong_browser: {
    status: 403,
    message:
      'This sign-in was started in another browser, or its cookie is gone. Go back to the app in the browser you started in and connect the account there.',
  },
  wrong_user: {
    status: 403,
    message:
      'This sign-in was started by another user of this app. Switch back to that user, or start again.',
  },
  not_a_navigation: {
    status: 403,
    message:
      'The address works only when a window goes to it. Go back to the app and connect the account again.',
  },
  prefetch_refused: {
    status: 503,
    message: 'The browser asked for it before you did. Open the link to go on.',
  },
  attempt_not_started: {
    status: 409,
    message: 'It was never opened in this browser. Go back to the app and connect the account again.',
  },
  attempt_used: {
    status: 409,
    message: 'Each sign-in works once. Go back to the app; connect the account again if it is not listed.',
  },
  attempt_expired: {
    status: 410,
    message: 'It is no longer valid. Go back to the app and connect the account again.',
  },
  attempt_cancelled: {
    status: 409,
    message: 'Nothing was connected. Go back to the app to try again.',
  },
  too_many_starts: {
    status: 429,
    message: 'It is not opened again. Go back to the app and connect the account again.',
  },
  too_many_rounds: {
    status: 429,
    message: 'Too many answers were refused for it. Go back to the app and connect the account again.',
  },

  // The identity
  identity_not_found: {
    status: 409,
    message: 'The sign-in service does not know it. Go back to the app and connect the account again.',
  },
  identity_stale: {
    status: 409,
    message: 'It was made before this attempt began. Go back to the app and connect the account again.',
  },
  identity_failed: {
    status: 409,
    message: 'The account could not be signed in. Check the user name and password, then connect it again.',
  },
  identity_taken: {
    status: 409,
    message: 'The sign-in belongs to another connection. Sign in with an account that is not connected yet.',
  },
  wrong_application: {
    status: 409,
    message: 'It does not belong to the site you chose. Go back to the app and connect that site again.',
  },

  // The connection
  connection_not_ready: {
    status: 409,
    message: 'Its sign-in is no longer valid. Reconnect the account, then try again.',
  },
  not_connected: {
    status: 404,
    message: 'This user has no connection for that application. Connect an account first.',
  },

  // Anchor
  anchor_unavailable: {
    status: 503,
    message: 'Your sign-in is not lost. Wait a moment, then try again.',
  },
  anchor_rate_limited: {
    status: 503,
    message: 'It asked us to slow down. Wait a moment, then try again.',
  },
  anchor_key_rejected: {
    status: 503,
    message: 'Anchor refused the API key of the server. Whoever runs this app has to correct the key.',
  },
  anchor_application_missing: {
    status: 503,
    message:
      'Anchor does not know the application id configured for it. Whoever runs this app has to correct the id.',
  },
  anchor_refused: {
    status: 502,
    message: 'Anchor did not accept what the server sent. Whoever runs this app finds the reason in its log.',
  },
  anchor_unexpected_response: {
    status: 503,
    message:
      'The response is not one that Anchor documents, so nothing was changed. Check what is between this server and Anchor: an outbound proxy, a gateway, the base URL. See docs/anchor-responses.md.',
  },
} as const satisfies Record<ErrorCode, { status: number; message: string }>;

/** The body of every answer that is not a success. */
export interface ErrorBody {
  error: {
    code: ErrorCode;
    message: string;
    /** Names this answer in the server's log. */
    requestId: string;
    /** Seconds to wait before the next try. */
    retryAfter?: number;
  };
}
