import type { Request as ExpressRequest } from 'express';

/** With the types of `express-session`, `req.session` is typed by its `SessionData`; here it is written out. */
type SignedInRequest = ExpressRequest & { session?: { userId?: string } };

export function getUser(_request: Request, req: SignedInRequest) {
  return req.session?.userId ? { id: req.session.userId } : null;
}
