import type { IncomingMessage } from 'node:http';

/** Node's request, with the `user` that the route adds to it. */
type SignedInMessage = IncomingMessage & { user?: { id: string } };

export function getUser(_request: Request, message: SignedInMessage) {
  return message.user ? { id: message.user.id } : null;
}
