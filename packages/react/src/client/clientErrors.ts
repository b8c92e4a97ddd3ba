/** What can fail in the browser before the server has a say. Each code has a heading in `docs/errors.md`. */
export const clientErrors = {
  network_error: {
    message: 'The server could not be reached. Check your connection, then try again.',
  },
  timeout: {
    message: 'The server did not answer in time. Try again in a moment.',
  },
  unexpected_response: {
    message:
      'The server answered with something this page cannot read. Try again. If it keeps happening, contact support.',
  },
  foreign_start_url: {
    message:
      'The server named a sign-in address that is not its own, so nothing was opened. Contact support.',
  },
} as const satisfies Record<string, { message: string }>;

/** A code that arises in the browser; the keys of {@link clientErrors}. */
export type ClientErrorCode = keyof typeof clientErrors;
