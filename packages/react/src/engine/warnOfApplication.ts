import { warnOnce } from '../client/warnOnce.ts';

/** Tells the developer that the server does not offer what is to be connected. */
export function warnOfApplication(application: string): void {
  warnOnce(
    `The server offers no application "${application}". Its names are the keys of \`applications\` there.`,
  );
}
