import type { Context } from 'hono';

/** Middleware that runs before the kit calls `c.set('userId', …)`. */
type SignedInContext = Context<{ Variables: { userId?: string } }>;

export function getUser(_request: Request, c: SignedInContext) {
  const userId = c.get('userId');
  return userId ? { id: userId } : null;
}
