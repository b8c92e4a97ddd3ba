/** Keeps a name from mixing its direction of writing with that of the sentence around it (Unicode FSI and PDI). */
export const isolate = (name: string): string => `\u2068${name}\u2069`;
