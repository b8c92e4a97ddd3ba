import { demoUserCookie, demoUsers } from './demoUsers.ts';

/** Returns the address of the sign-in page, which returns to `next`, a path of the demo. */
export function signInUrl(next: string): string {
  return `/api/demo/sign-in?next=${encodeURIComponent(next)}`;
}

/** Returns the demo's sign-in page, a button for each user. A real product asks for a password here. */
export function showSignIn(next: string): Response {
  const buttons = demoUsers.map(({ id, name }) => `<button name="id" value="${id}">${name}</button>`);
  return new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sign in – Playground</title><style>:root{color-scheme:light dark;font:16px/1.5 system-ui}body{margin:24px}</style>
<h1>Sign in to the playground</h1><form method="post" action="${signInUrl(toPath(next))}">${buttons.join(' ')}</form></html>`,
    { headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
}

/** Signs a user in and returns to the page that asked. Refuses a form of another site. */
export function signIn(request: Request, next: string, body: string): Response {
  if (request.headers.get('sec-fetch-site') !== 'same-origin') return new Response(null, { status: 403 });
  const user = demoUsers.find(({ id }) => id === new URLSearchParams(body).get('id'));
  if (!user) return new Response(null, { status: 400 });
  const headers = { location: toPath(next), 'set-cookie': demoUserCookie(user.id) };
  return new Response(null, { status: 303, headers });
}

// `//host` and `/\host` would leave the demo.
function toPath(next: string): string {
  return /^\/[\w/-]*$/.test(next) && !next.startsWith('//') ? next : '/';
}
