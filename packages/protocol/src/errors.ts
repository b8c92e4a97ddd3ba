import type { ErrorCode } from './errorCodes.ts';
import { agentErrors } from './agentErrors.ts';
import { docsUrl } from './docsUrl.ts';

/**
 * Every error that the server returns: the HTTP status and a message for developers with the cause and the fix. Users read the
 * texts of `@kit/react` and of the server's pages instead.
 */
export const errors = {
  // The request
  invalid_request: {
    status: 400,
    message: 'A field is missing or has the wrong type. Send only the fields that the route documents.',
  },
  invalid_json: {
    status: 400,
    message: 'The request body is not valid JSON. Send a JSON object with Content-Type: application/json.',
  },
  body_already_read: {
    status: 500,
    message: `The request body was read before the kit received it. Mount the handler before body parsers, or pass the body on as ${docsUrl}frameworks shows.`,
  },
  body_in_base64: {
    status: 400,
    message: `The request body is still encoded as base64. Decode it before the handler, or mount the handler as ${docsUrl}frameworks shows for your platform.`,
  },
  unsupported_media_type: {
    status: 415,
    message:
      'The content type is not supported, because any site can post a plain form. Send JSON with Content-Type: application/json.',
  },
  body_too_large: {
    status: 413,
    message: 'The request body is larger than 16 KiB. Send only the fields that the route documents.',
  },
  body_timeout: {
    status: 408,
    message:
      "The request body did not arrive within 10 seconds. Check the client's connection and any proxy that buffers request bodies.",
  },
  foreign_origin: {
    status: 403,
    message:
      'The request comes from an origin that is neither publicUrl nor in trustedOrigins. Add the origin of the page to trustedOrigins, or serve the handler on the origin of the page.',
  },
  unsupported_origin: {
    status: 403,
    message: `The page has no web origin: it is bundled with a native app, opened from a file or in a sandbox. Its requests have no session, and its origin cannot be in trustedOrigins. Load the page from the origin of the app, or call the handler through the shell of the native app as ${docsUrl}native shows.`,
  },
  cross_site: {
    status: 403,
    message:
      'The page is on another site than the handler, so browsers do not send cookies. Serve the handler on the site of the page, such as https://api.example.com for https://app.example.com, or put a proxy for it on the origin of the page.',
  },
  unknown_host: {
    status: 403,
    message:
      'The request is for a host that publicUrl does not list. Add its origin to publicUrl. Behind a proxy that changes Host, set hostHeader to the header with the host that browsers see.',
  },
  origin_unavailable: {
    status: 503,
    message:
      'The function in publicUrl that checks an origin threw, or took more than 3 seconds. onError has the cause. Try again later.',
  },
  signed_out: {
    status: 401,
    message: 'getUser returned no user for this request. Let the user sign in to your app, then try again.',
  },
  owner_changed: {
    status: 409,
    message:
      "The page's owner differs from the session's user or organization. Reload the page, or update `owner` on ConnectProvider when the session changes.",
  },
  invalid_signature: {
    status: 403,
    message:
      "Invalid webhook signature, or the delivery is older than two minutes. Compare webhookSecret with the secret that Anchor shows, and check the server's clock.",
  },
  not_found: {
    status: 404,
    message: 'The path does not exist, or the resource belongs to another owner. Check the URL.',
  },
  method_not_allowed: {
    status: 405,
    message: 'The path does not support this HTTP method. Use one from the Allow header.',
  },
  unknown_application: {
    status: 400,
    message: 'The application is not configured on the server. Use a key of createConnect({ applications }).',
  },
  rate_limited: {
    status: 429,
    message:
      'The user or tenant started too many sign-ins in a short time. Wait for the seconds in Retry-After, then try again.',
  },
  too_many_connections: {
    status: 409,
    message: 'The user has reached maxConnections. Disconnect an account, or raise maxConnections.',
  },
  internal: {
    status: 500,
    message:
      "The server failed unexpectedly. Look up the reference in the server's log; onError, or the `cause` of a thrown error, has the reason.",
  },
  user_unavailable: {
    status: 503,
    message:
      'getUser threw or timed out, so the user is unknown. Check onError for the cause, then try again.',
  },
  store_unavailable: {
    status: 503,
    message:
      'The store did not respond in time, or its database is down. Try again after the seconds in Retry-After; onError receives the cause.',
  },

  // The attempt
  invalid_callback: {
    status: 400,
    message:
      'The callback URL must contain exactly one status and, on success, one identity_id. Check what changes the URL between Anchor and this server, then start a new sign-in.',
  },
  wrong_browser: {
    status: 403,
    message:
      'The sign-in was started in another browser, or its cookie is missing. Continue in the browser that started it, or start a new sign-in.',
  },
  cookie_missing: {
    status: 403,
    message:
      'A page of the app opened this address, but the binding cookie did not arrive. Configure the proxy or CDN to pass Set-Cookie and Cookie on below basePath. Otherwise, the browser blocks cookies.',
  },
  wrong_user: {
    status: 403,
    message: 'Another user of this app started the sign-in. Sign in as that user, or start a new sign-in.',
  },
  not_a_navigation: {
    status: 403,
    message: 'The URL was requested by an image, a frame or a script. Open it in a window.',
  },
  prefetch_refused: {
    status: 503,
    message: 'The browser prefetched the link, which has no effect. Open the link to continue.',
  },
  unknown_return_link: {
    status: 400,
    message: 'returnTo is not in returnLinks. Add this link to createConnect({ returnLinks }).',
  },
  invalid_completion_code: {
    status: 403,
    message:
      'The completion code or the secret belongs to another attempt, or the code is older than 5 minutes. Start a new sign-in.',
  },
  attempt_not_started: {
    status: 409,
    message:
      "The attempt's start link was never opened in this browser. Open startUrl, or start a new sign-in.",
  },
  attempt_used: {
    status: 409,
    message: 'The attempt has already finished. Start a new sign-in.',
  },
  attempt_expired: {
    status: 410,
    message: 'The attempt is older than 30 minutes. Start a new sign-in.',
  },
  attempt_cancelled: {
    status: 409,
    message: 'The sign-in was cancelled, and nothing was connected. Start a new sign-in.',
  },
  too_many_starts: {
    status: 429,
    message: 'The start link was opened more than ten times. Start a new sign-in.',
  },
  too_many_verifications: {
    status: 429,
    message: 'Too many identities were refused for this attempt. Start a new sign-in.',
  },

  // The identity
  identity_not_found: {
    status: 409,
    message: 'Anchor has no such identity. Start a new sign-in.',
  },
  identity_stale: {
    status: 409,
    message:
      "The identity was created before this attempt. Start a new sign-in; if it happens again, compare the server's clock with real time.",
  },
  identity_failed: {
    status: 409,
    message:
      'Anchor reports that the sign-in failed. Let the user check their credentials and sign in again.',
  },
  identity_taken: {
    status: 409,
    message: 'The identity belongs to another connection. Sign in with an account that is not connected yet.',
  },
  wrong_application: {
    status: 409,
    message:
      'The identity belongs to a different application than the attempt. Start a new sign-in for the chosen application.',
  },

  // The connection
  connection_not_ready: {
    status: 409,
    message: "The connection's sign-in is no longer valid. Let the user reconnect the account.",
  },
  not_connected: {
    status: 404,
    message: 'The user has no connection for this application. Let them connect an account first.',
  },

  // Agents that use a connection
  ...agentErrors,

  // Anchor
  anchor_unavailable: {
    status: 503,
    message:
      'Anchor did not respond, or responded with a server error. Try again later; the sign-in is not lost.',
  },
  anchor_rate_limited: {
    status: 503,
    message: 'Anchor responded with 429. Try again after the seconds in Retry-After.',
  },
  anchor_key_rejected: {
    status: 503,
    message:
      "Anchor rejected the server's API key. Check the key, and that it belongs to the project of the applications.",
  },
  anchor_application_missing: {
    status: 503,
    message:
      'Anchor has no application with the configured id. Check the id in createConnect({ applications }), and that the API key belongs to its project.',
  },
  anchor_refused: {
    status: 502,
    message:
      "Anchor rejected the server's request. onError receives the cause; often publicUrl is not an https URL.",
  },
  anchor_unexpected_response: {
    status: 503,
    message:
      'The response is not one that Anchor documents, so nothing was changed. Check what is between this server and Anchor: an outbound proxy, a gateway, the base URL.',
  },
} as const satisfies Record<ErrorCode, { status: number; message: string }>;
