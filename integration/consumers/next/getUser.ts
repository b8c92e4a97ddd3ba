import { cookies } from 'next/headers';

/** The cookie names the user who is signed in. */
export async function getUser() {
  const id = (await cookies()).get('user')?.value;
  return id === undefined ? null : { id };
}
