import type { RequestEvent } from '@sveltejs/kit';

/** `hooks.server.ts` sets `event.locals.userId`. Your `app.d.ts` declares it. This example declares it itself. */
type SignedInEvent = RequestEvent & { locals: { userId?: string } };

export function getUser(_request: Request, event: SignedInEvent) {
  return event.locals.userId ? { id: event.locals.userId } : null;
}
