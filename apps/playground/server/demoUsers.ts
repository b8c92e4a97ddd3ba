import type { User } from '@kit/server';

/** Two users, to show that a user never sees another user's accounts. */
export const demoUsers = [
  { id: 'user-a', name: 'Priya Raman' },
  { id: 'user-b', name: 'Daniel Weiss' },
] as const;

const cookieName = 'demo_user';

/** Reads the user from a plain cookie. Never do this in a real product, because anyone can change the cookie. */
export function getDemoUser(request: Request): User | null {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const id = cookies.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
  return demoUsers.find((user) => user.id === id) ?? null;
}

/** Returns whether the browser has no user cookie yet. */
export function isFirstVisit(request: Request): boolean {
  return !(request.headers.get('cookie') ?? '').includes(`${cookieName}=`);
}

/** Returns the `Set-Cookie` header that signs this user in. An id without a user signs out. */
export function demoUserCookie(id: string): string {
  return `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Lax`;
}
