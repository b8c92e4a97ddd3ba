/** English strings about the app's own tab. Loaded only in a frame of another site. */
export const frameStrings = {
  openInTab: 'Open in a new tab',

  /** After a sign-in that did not connect. */
  hintFrame: 'If this keeps happening, open this app in its own tab.',
  /** In a frame in which no sign-in can work. */
  hintEmbedded: 'To connect accounts, open this app in its own tab.',
  /** Above the address of the app. */
  hintAddress: 'You can copy this address into a new tab:',
};
