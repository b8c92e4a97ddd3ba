/** English strings of what appears below a button: the controls of a pending attempt, and the app's own tab. */
export const attemptStrings = {
  /** Brings the sign-in window to the front. */
  showWindow: 'Show window',
  /** Ends the attempt and closes its window. */
  cancelAttempt: 'Cancel',

  openInTab: 'Open in a new tab',

  /** After a sign-in that did not connect. */
  hintFrame: 'If this keeps happening, open this app in its own tab.',
  /** In a frame in which no sign-in can work. */
  hintEmbedded: 'To connect accounts, open this app in its own tab.',
  /** Above the address of the app. */
  hintAddress: 'You can copy this address into a new tab:',
};
