/** Every error code that the server returns. The messages are in `errors.ts`, so pages do not have to load them. */
export const errorCodes = [
  'invalid_request',
  'invalid_json',
  'body_already_read',
  'body_in_base64',
  'unsupported_media_type',
  'body_too_large',
  'body_timeout',
  'foreign_origin',
  'unsupported_origin',
  'cross_site',
  'unknown_host',
  'origin_unavailable',
  'signed_out',
  'owner_changed',
  'invalid_signature',
  'not_found',
  'method_not_allowed',
  'unknown_application',
  'rate_limited',
  'too_many_connections',
  'internal',
  'user_unavailable',
  'store_unavailable',
  'invalid_callback',
  'wrong_browser',
  'cookie_missing',
  'wrong_user',
  'not_a_navigation',
  'prefetch_refused',
  'unknown_return_link',
  'invalid_completion_code',
  'attempt_not_started',
  'attempt_used',
  'attempt_expired',
  'attempt_cancelled',
  'too_many_starts',
  'too_many_verifications',
  'identity_not_found',
  'identity_stale',
  'identity_failed',
  'identity_taken',
  'wrong_application',
  'connection_not_ready',
  'not_connected',
  'permission_required',
  'task_failed',
  'task_timeout',
  'invalid_reason',
  'request_closed',
  'request_mismatch',
  'too_many_requests',
  'session_stopped',
  'session_ended',
  'session_view_only',
  'live_view_unavailable',
  'anchor_unavailable',
  'anchor_rate_limited',
  'anchor_key_rejected',
  'anchor_application_missing',
  'anchor_refused',
  'anchor_unexpected_response',
] as const;

/** The stable code of an error from the server. */
export type ErrorCode = (typeof errorCodes)[number];

/** Returns whether a value is an error code that this version supports. A newer server may send other codes. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return errorCodes.some((code) => code === value);
}

const parameter = 'connect_error=';

/** Removes the `connect_error` parameter from a URL and returns its value. Other parameters keep their encoding. */
export function consumeErrorParameter(url: URL): string | undefined {
  const pairs = url.search.slice(1).split('&');
  const code = pairs.find((pair) => pair.startsWith(parameter))?.slice(parameter.length);
  // `searchParams` would re-encode the whole query, which breaks apps that sign or compare their URLs.
  if (code !== undefined) url.search = pairs.filter((pair) => !pair.startsWith(parameter)).join('&');
  return code;
}

/** Sets the `connect_error` parameter of a URL and replaces an earlier one. */
export function setErrorParameter(url: URL, code: ErrorCode): void {
  consumeErrorParameter(url);
  url.search += `${url.search ? '&' : '?'}${parameter}${code}`;
}
