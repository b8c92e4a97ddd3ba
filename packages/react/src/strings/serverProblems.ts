import type { ErrorCode } from '@kit/protocol';
import type { ClientErrorCode } from '../client/result.ts';

/** English sentences about errors of the server, by error code. Pages load them after the first paint. */
export const serverProblems = {
  timeout: 'The server did not answer in time. Try again in a moment.',
  signed_out: 'You are signed out of this app. Sign in, then try again.',
  rate_limited: 'Too many attempts. Try again in a few minutes.',
  user_unavailable: 'Your session could not be checked. Reload this page to try again.',
  owner_changed: 'You have switched to another account or organization. Reload this page.',
  too_many_connections: 'You have connected as many accounts as you can. Disconnect one first.',
  store_unavailable: 'Your accounts could not be loaded or saved right now. Wait a moment, then try again.',
  body_timeout: 'The request did not arrive in time. Check your connection, then try again.',
  wrong_browser: 'This sign-in was started in another browser. Try again in this one.',
  cookie_missing:
    'This sign-in could not be matched to your browser. Allow cookies for this site and try again.',
  wrong_user: 'In a browser tab, another user is signed in to this app. Sign out there, then try again.',
  attempt_expired: 'Sign-in timed out. Try again.',
  attempt_not_started: 'The sign-in was not opened in this browser. Try again.',
  too_many_starts: 'The sign-in was opened too often. Try again.',
  too_many_verifications: 'The sign-in was checked too often. Try again.',
  invalid_callback: 'The result of the sign-in was incomplete. Try again.',
  attempt_used: 'This sign-in was already finished. If the account is not listed, try again.',
  identity_not_found: 'The sign-in could not be confirmed. Try again.',
  identity_stale: 'This was not the sign-in you just made. Try again.',
  identity_failed: 'The site did not accept the sign-in. Check the user name and password, then try again.',
  identity_taken: 'This account is already connected elsewhere. Use another account.',
  wrong_application: 'That sign-in was for a different site. Try again with the right one.',
  not_connected: 'This account is no longer connected. Connect it again.',
  anchor_unavailable: 'The sign-in service is not answering. Wait a moment, then try again.',
  anchor_rate_limited: 'The sign-in service is busy. Wait a moment, then try again.',
  anchor_key_rejected: 'This app is not set up to connect accounts yet. Contact support.',
  anchor_application_missing: 'This application is not set up yet. Contact support.',
  request_closed: 'This request was answered already, or has expired.',
  unknown_application: 'This application is not available. Contact support.',
} satisfies Partial<Record<ErrorCode | ClientErrorCode, string>>;
