const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** `native` is `request.raw`, with the `user` that the route has put there. */
export function getUser(_request: Request, native: unknown) {
  const user = isRecord(native) && native.user;
  return isRecord(user) && typeof user.id === 'string' ? { id: user.id } : null;
}
