import { expect, test } from 'vitest';
import { codeOf } from '../browser.fixture.ts';
import { askAda, locationOf, press, signIn } from './links.fixture.ts';

/** The origin of the app's pages. The link's page is on `publicUrl`. */
const page = 'https://www.example.com';
const connect = {
  trustedOrigins: [page],
  defaultReturnTo: `${page}/accounts`,
  signInUrl: (returnTo: string) => `${page}/login?next=${encodeURIComponent(returnTo)}`,
};

test('the sign-in of the app receives the whole address of the link', async () => {
  const { world, link } = await askAda({ connect });
  const response = await world.browser().navigate(link);
  expect([response.status, response.headers.get('location')]).toEqual([
    303,
    `${page}/login?next=${encodeURIComponent(link)}`,
  ]);
});

test('with a path as `defaultReturnTo`, it receives a path', async () => {
  const { world, link, path } = await askAda({ connect: { ...connect, defaultReturnTo: '/accounts' } });
  const response = await world.browser().navigate(link);
  expect(response.headers.get('location')).toBe(`${page}/login?next=${encodeURIComponent(path)}`);
});

test('the sign-in comes back to the link, whose page leads to the app', async () => {
  const { world, link } = await askAda({ connect });
  const ada = world.browser('ada');
  const begun = await press(ada, link, { answer: 'connect' });
  const end = await signIn(world, ada, begun);
  expect(locationOf(end)).toBe(link);
  const html = await (await ada.navigate(link)).text();
  expect(html).toContain('Account connected');
  expect(html).toContain(`<a href="${page}/accounts">`);
});

test('a page of the app cannot send the form of a link, and a script cannot read it', async () => {
  const { world, link, id } = await askAda({ connect });
  const ada = world.browser('ada');
  const opened = await ada.navigate(link, { 'sec-fetch-site': 'same-site', origin: page });
  expect(opened.headers.get('access-control-allow-origin')).toBeNull();
  const pressed = await ada.submit(
    `/ask/${id}`,
    { answer: 'decline' },
    { 'sec-fetch-site': 'cross-site', origin: page },
  );
  expect([pressed.status, await codeOf(pressed)]).toEqual([403, 'foreign_origin']);
});
