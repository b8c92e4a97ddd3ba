import { cookies } from 'next/headers';
import { userOfToken } from './session';

/** Works in route handlers, pages and server actions. */
export async function getUser() {
  return userOfToken((await cookies()).get('session')?.value);
}
