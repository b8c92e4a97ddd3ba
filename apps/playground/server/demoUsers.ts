import type { User } from '@kit/server';

/** Two users of the demo, so that it can be seen that one never sees the other's accounts. */
export const demoUsers = [
  { id: 'user-a', name: 'Demo user A' },
  { id: 'user-b', name: 'Demo user B' },
] as const;

const cookieName = 'demo_user';

/** Stands in for a product's own session: a cookie that names the user. Never do this in a real product. */
export function getDemoUser(request: Request): User | null {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const id = cookies.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
  return demoUsers.find((user) => user.id === id) ?? null;
}

/** Whether anybody has signed in or out in this browser before. */
export function isNewcomer(request: Request): boolean {
  return !(request.headers.get('cookie') ?? '').includes(`${cookieName}=`);
}

/** The header that signs a user in, or out with an empty id. */
export function demoUserCookie(id: string): string {
  return `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Lax`;
}
