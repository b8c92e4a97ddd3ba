'use client';
import { buttonStrings, type ButtonStrings } from './buttonStrings.ts';
import { plural } from './format.ts';

/** English strings of all components. `@kit/react/locales/en` adds those that load later. */
export const english = {
  ...buttonStrings,

  reconnect: 'Reconnect',
  reconnectAccount: (account: string) => `Reconnect ${account}`,

  status: {
    connected: { label: 'Connected', reason: 'The sign-in works.' },
    pending: { label: 'Checking', reason: 'The sign-in is being checked. This can take a minute.' },
    needs_attention: {
      label: 'Sign-in expired',
      reason: 'The site signed you out. Reconnect to keep using the account.',
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
  /** `agent` is the app's own text, empty if it is unknown. */
  lastUsedAgo: (ago: string, agent: string) => {
    const when = ago === 'now' ? 'just now' : ago;
    return agent ? `Used ${when} by ${agent}` : `Last used ${when}`;
  },
  lastUsedOn: (date: string, agent: string) =>
    agent ? `Used on ${date} by ${agent}` : `Last used on ${date}`,
  /** After a reconnect with another account. */
  previousAccount: (previous: string) => `Before: ${previous}`,
  account: (application: string, account: string) => (account ? `${application}, ${account}` : application),

  disconnect: 'Disconnect',
  /** For screen readers. Must contain the words of the short label, for voice control. */
  disconnectAccount: (account: string) => `Disconnect ${account}`,

  /** For screen readers: the menu of a row. */
  actionsOf: (account: string) => `Actions for ${account}`,

  activity: 'Recent activity',
  activityOf: (account: string) => `Recent activity of ${account}`,

  rename: 'Rename',
  renameAccount: (account: string) => `Rename ${account}`,

  picker: 'Applications',
  pickerLoading: 'Loading applications',
  pickerFailed: 'Applications could not be loaded',
  search: 'Search applications',
  noneFound: (query: string) => `No results for “${query}”`,
  found: plural('en', { one: '# application', other: '# applications' }),
  accounts: plural('en', { one: '# account', other: '# accounts' }),

  addAnother: (application: string) => `Add another ${application} account`,

  announceOtherAccount: (account: string, previous: string) =>
    `Another account is connected now: ${account}. Before: ${previous}.`,
  announceNeedsAttention: (account: string) => `${account} needs you to sign in again.`,
};

/** What the components need of a catalogue. */
export type ShownStrings = ButtonStrings & typeof english;
