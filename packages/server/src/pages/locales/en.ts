import type { PageStrings } from '../pageStrings.ts';

const again = 'Go back to the app and try again.';
const nothing = 'Nothing was connected. Go back to the app to try again.';

/** English. */
export const strings: PageStrings = {
  locale: 'en',

  connected: 'Account connected',
  closeWindow: 'You can close this window and go back to the app.',
  backToApp: 'Back to the app',
  notHandedOver: [
    'Your account is not connected yet',
    'This window cannot reach the app. Open the app in its own tab and connect the account there.',
  ],
  openApp: 'Open the app',
  appOpens: 'The app opens now. If it does not, open it here.',
  tryAgain: 'Try again',
  contactSupport: 'Contact support',
  reference: (id) => `Reference ${id}`,

  link: {
    thisApp: 'This app',
    connect: (site) => `Connect ${site}`,
    ask: (app, site) => `${app} asks you to connect your ${site} account.`,
    askAgain: (app, site) => `${app} asks you to sign in to ${site} again.`,
    askWhich: (app, site) => `${app} asks which ${site} account to use.`,
    consent: (app, site) => `${app}'s agents will act as you on ${site}. Disconnect any time.`,
    says: (app, reason) => `${app}: “${reason}”`,
    reconnect: (account) => `Reconnect ${account}`,
    use: (account) => `Use ${account}`,
    addAnother: (site) => `Add another ${site} account`,
    permission: (site, account) =>
      account ? `Let an agent use ${site} as ${account}?` : `Let an agent use ${site}?`,
    asksToUse: (app) => `${app} asks to use this account.`,
    allowOnce: 'Allow once',
    allowInConversation: 'Allow in this conversation',
    allowed: 'Allowed',
    notNow: 'Not now',
    later: 'You can also finish later with the same link.',
    pending: 'The sign-in is being checked. This can take a minute.',
    needsAttention: 'The site signed you out. Reconnect to keep using the account.',
    declined: ['You declined this request', nothing],
    expired: ['This request has expired', nothing],
    superseded: ['This request is no longer needed', nothing],
    otherUser: 'This request is for another user',
    signInAs: (name) => `To answer it, sign in to this app as ${name}.`,
    signInAsOther: 'To answer it, sign in to this app as that user.',
    switchUser: 'Sign in with another account',
  },

  problems: {
    signed_out: ['You are signed out of this app', 'Sign in, then try again.'],
    rate_limited: ['Too many attempts', 'Try again in a few minutes.'],
    too_many_connections: ['You have connected as many accounts as you can', 'Disconnect one first.'],
    internal: ['Something went wrong on our side', 'Try again. If it keeps happening, contact support.'],
    user_unavailable: ['Your session could not be checked', 'Reload this page to try again.'],
    store_unavailable: [
      'Your accounts could not be loaded or saved right now',
      'Wait a moment, then try again.',
    ],
    body_timeout: ['The request did not arrive in time', 'Check your connection, then try again.'],
    wrong_browser: [
      'This sign-in was started in another browser',
      'Nothing was connected. Close this window and continue in the browser or app you started in.',
    ],
    cookie_missing: [
      'This sign-in could not be matched to your browser',
      'Nothing was connected. Allow cookies for this site, close this window and try again.',
    ],
    wrong_user: [
      'This sign-in was started by another user',
      'Nothing was connected. If that was you, sign out of this app in this browser or switch users, then try again.',
    ],
    attempt_expired: ['Sign-in timed out', again],
    attempt_not_started: ['The sign-in was not opened in this browser', again],
    too_many_starts: ['The sign-in was opened too often', again],
    too_many_verifications: ['The sign-in was checked too often', again],
    invalid_callback: ['The result of the sign-in was incomplete', again],
    attempt_used: ['This sign-in was already finished', 'If the account is not listed, try again.'],
    identity_not_found: ['The sign-in could not be confirmed', again],
    identity_stale: ['This was not the sign-in you just made', again],
    identity_failed: [
      'The site did not accept the sign-in',
      'Check the user name and password, then try again.',
    ],
    identity_taken: ['This account is already connected elsewhere', 'Use another account.'],
    wrong_application: ['That sign-in was for a different site', again],
    not_connected: ['This account is no longer connected', 'Connect it again.'],
    anchor_unavailable: [
      'The sign-in service is not answering',
      'Your sign-in is not lost. Wait a moment, then try again.',
    ],
    anchor_rate_limited: [
      'The sign-in service is busy',
      'Your sign-in is not lost. Wait a moment, then try again.',
    ],
    anchor_key_rejected: ['This app is not set up to connect accounts yet', 'Contact support.'],
    anchor_application_missing: ['This application is not set up yet', 'Contact support.'],
    unknown_application: ['This application is not available', 'Contact support.'],
    attempt_cancelled: ['Sign-in was not finished', nothing],
    not_found: [
      'This link is not valid',
      'Check that you opened the whole link. If it is old, go back to the app.',
    ],
    elsewhere: ['This link cannot be opened from here', again],
  },
};
