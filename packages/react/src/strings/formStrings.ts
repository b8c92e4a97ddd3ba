/** English strings of the disconnect dialog, the rename form and the notice about an account that is connected twice. Loaded with them. */
export const formStrings = {
  disconnecting: 'Disconnecting…',
  confirmTitle: (application: string) => `Disconnect ${application}?`,
  confirmBody: (account: string) =>
    account
      ? `Agents will no longer be able to use ${account}. You can reconnect at any time.`
      : 'Agents will no longer be able to use this account. You can reconnect at any time.',
  cancel: 'Cancel',
  renameField: (account: string) => `Name for ${account}`,
  save: 'Save',
  saving: 'Saving…',
  /** An account with the user's label. */
  labelled: (label: string, account: string) => `${label} (${account})`,
  sameAccount:
    'This account seems to be connected more than once. Refresh asks you to sign in, then keeps one connection and disconnects the rest.',
  refresh: 'Refresh',
  keepBoth: 'Keep both',
  /** In place of `keepBoth`, for three and more. */
  keepAll: 'Keep all',
  announceRenamed: (account: string) => `Renamed to ${account}.`,
  agentAccess: 'Agents may use this account',
  agentAccesses: { always: 'Always', thread: 'Ask once per conversation', ask: 'Ask each time' },
  announceAccess: (choice: string) => `Saved: ${choice}.`,
  announceDisconnected: (account: string) => `${account} is disconnected.`,
};
