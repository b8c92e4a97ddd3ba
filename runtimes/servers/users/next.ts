import { cookies } from 'next/headers';
import { userOfToken } from './session';

/** In route handlers, pages and server actions alike. */
export async function getUser() {
  return userOfToken((await cookies()).get('session')?.value);
}
