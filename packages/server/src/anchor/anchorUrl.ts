/** Where Anchor's API is. */
export const anchorUrl = 'https://api.anchorbrowser.io';
