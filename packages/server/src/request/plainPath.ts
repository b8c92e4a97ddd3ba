/** A path that whoever parses a URL leaves as it is: no dots, no empty segment, nothing encoded, no slash at the end. */
export const plainPath = /^(\/[\w-]+)+$/;
