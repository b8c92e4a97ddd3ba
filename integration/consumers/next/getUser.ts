import { cookies } from 'next/headers';

/** The cookie contains the signed-in user. */
export async function getUser() {
  const id = (await cookies()).get('user')?.value;
  return id === undefined ? null : { id };
}
