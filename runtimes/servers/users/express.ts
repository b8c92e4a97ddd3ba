const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** `native` is Express's `req`, here with a session of `express-session`. */
export function getUser(_request: Request, native: unknown) {
  const session = isRecord(native) && native.session;
  return isRecord(session) && typeof session.userId === 'string' ? { id: session.userId } : null;
}
