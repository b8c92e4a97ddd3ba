import { jwtVerify } from 'jose';

const key = new TextEncoder().encode(process.env.SESSION_SECRET);

/** Returns the user in the token, or null if the token is missing, expired or invalid. */
export async function userOfToken(token = '') {
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] });
    return payload.sub ? { id: payload.sub } : null;
  } catch {
    return null;
  }
}

/** Reads the token from the cookie `session`. */
export function getUser(request: Request) {
  const cookies = request.headers.get('cookie') ?? '';
  return userOfToken(/(?:^|; )session=([^;]+)/.exec(cookies)?.[1]);
}
