import type { Request as ExpressRequest } from 'express';

/** The types of `express-session` declare `req.session` for you. This example declares it itself. */
type SignedInRequest = ExpressRequest & { session?: { userId?: string } };

export function getUser(_request: Request, req: SignedInRequest) {
  return req.session?.userId ? { id: req.session.userId } : null;
}
