import { cookies } from 'next/headers';

/** Whoever the cookie names is signed in. */
export async function getUser() {
  const id = (await cookies()).get('user')?.value;
  return id === undefined ? null : { id };
}
