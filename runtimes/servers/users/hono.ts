const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** `native` is Hono's `c`; a middleware before has called `c.set('userId', …)`. */
export function getUser(_request: Request, native: unknown) {
  const variables = isRecord(native) && native.var;
  return isRecord(variables) && typeof variables.userId === 'string' ? { id: variables.userId } : null;
}
