import { jwtVerify } from 'jose';

const key = new TextEncoder().encode(process.env.SESSION_SECRET);

/** Whom your sign-in wrote into the token; null where it is missing, out of date or not yours. */
export async function userOfToken(token = '') {
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] });
    return payload.sub ? { id: payload.sub } : null;
  } catch {
    return null;
  }
}

/** The token is in the cookie `session`. */
export function getUser(request: Request) {
  const cookies = request.headers.get('cookie') ?? '';
  return userOfToken(/(?:^|; )session=([^;]+)/.exec(cookies)?.[1]);
}
