// In the storage of the tab, because a sign-in in place of the app leaves the page and comes back to it.
const nameOf = (id: string) => `connect:asked:${id}`;

/** Remembers that this tab has seen the request open, so it owes the app an answer. */
export function rememberRequest(id: string): void {
  try {
    sessionStorage.setItem(nameOf(id), '');
  } catch {
    // Without storage, only this page reports the answer.
  }
}

/** Whether this tab has seen the request open, and has not reported its answer. */
export function isAsked(id: string): boolean {
  try {
    return sessionStorage.getItem(nameOf(id)) !== null;
  } catch {
    return false;
  }
}

/** The answer was reported. */
export function forgetRequest(id: string): void {
  try {
    sessionStorage.removeItem(nameOf(id));
  } catch {
    // There is nothing to forget.
  }
}
