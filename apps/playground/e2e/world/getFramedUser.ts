import { demoUsers, getDemoUser } from '../../server/demoUsers.ts';

/** Reads a demo user from a bearer token, which a page in a frame may send, or from the cookie. */
export function getFramedUser(request: Request) {
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  return demoUsers.find(({ id }) => id === token) ?? getDemoUser(request);
}
