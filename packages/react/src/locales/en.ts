'use client';
import { plural } from '../strings/format.ts';
import { buttonStrings, type ButtonStrings } from '../strings/buttonStrings.ts';

/** English. */
export const en = {
  ...buttonStrings,

  reconnect: 'Reconnect',
  reconnectAccount: (account: string) => `Reconnect ${account}`,

  status: {
    connected: { label: 'Connected', reason: 'The sign-in works.' },
    pending: { label: 'Checking', reason: 'The sign-in is being checked. This can take a minute.' },
    needs_attention: {
      label: 'Needs sign-in again',
      reason: 'The site ended this sign-in. Reconnect to keep using the account.',
    },
    unknown: { label: 'Status unknown', reason: 'The status of this sign-in could not be determined.' },
  },

  list: 'Connected accounts',
  loading: 'Loading connected accounts',
  empty: 'No accounts connected',
  emptyHint: 'Accounts you connect appear here.',
  listFailed: 'Accounts could not be loaded',
  offline: 'You are offline. This will load by itself once you are online again.',
  offlineNotice: 'You are offline. This list may be out of date.',
  refreshFailed: 'This list may be out of date.',
  retry: 'Retry',
  retrying: 'Retrying…',
  /** `ago` is relative to now, such as “5 days ago”. */
  connectedAgo: (ago: string) => `Connected ${ago === 'now' ? 'just now' : ago}`,
  connectedOn: (date: string) => `Connected on ${date}`,
  /** After a reconnect with another account. */
  previousAccount: (previous: string) => `Before: ${previous}`,
  account: (application: string, account: string) => (account ? `${application}, ${account}` : application),

  disconnect: 'Disconnect',
  /** For screen readers. Must contain the words of the short label, for voice control. */
  disconnectAccount: (account: string) => `Disconnect ${account}`,
  disconnecting: 'Disconnecting…',
  confirmTitle: (application: string) => `Disconnect ${application}?`,
  confirmBody: (account: string) =>
    account
      ? `The saved sign-in for ${account} will be deleted. You can connect the account again at any time.`
      : 'The saved sign-in will be deleted. You can connect the account again at any time.',
  cancel: 'Cancel',

  rename: 'Rename',
  renameAccount: (account: string) => `Rename ${account}`,
  renameField: (account: string) => `Name for ${account}`,
  save: 'Save',
  saving: 'Saving…',
  /** An account with the user's label. */
  labelled: (label: string, account: string) => `${label} (${account})`,

  picker: 'Applications',
  pickerLoading: 'Loading applications',
  pickerFailed: 'Applications could not be loaded',
  search: 'Search applications',
  noneFound: (query: string) => `No results for “${query}”`,
  found: plural('en', { one: '# application', other: '# applications' }),
  accounts: plural('en', { one: '# account', other: '# accounts' }),

  addAnother: 'Add another account',
  addAnotherOf: (application: string) => `Add another account: ${application}`,

  announceRenamed: (account: string) => `Renamed to ${account}.`,
  announceDisconnected: (account: string) => `${account} is disconnected.`,
  announceOtherAccount: (account: string, previous: string) =>
    `Another account is connected now: ${account}. Before: ${previous}.`,
  announceNeedsAttention: (account: string) => `${account} needs you to sign in again.`,
};

/** All strings of the components in one language. */
export type Strings = ButtonStrings & typeof en;
