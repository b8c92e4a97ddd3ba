import { expect, finish, more, test } from './test.ts';

/** Requests that create an attempt. Each test chooses the response. */
const posts = '**/api/connect/attempts';

for (const place of ['javascript:document.title="run"', 'evil', '/somewhere/else']) {
  const tag = more(place !== 'evil');
  test(
    `#8 the server returns ${place} as the start URL: refused, and the popup closes`,
    { tag },
    async ({ app, addresses, world }) => {
      const asked: string[] = [];
      app.context.on('request', (request) => asked.push(request.url()));
      await app.context.route(posts, (route) =>
        route.fulfill({
          status: 201,
          json: {
            attemptId: 'a1',
            startUrl: place === 'evil' ? `${addresses.evil}/api/connect/start/a1` : place,
            expiresAt: new Date(Date.now() + 600_000),
          },
        }),
      );
      const opened = app.context.waitForEvent('page');
      await app.press();
      const popup = await opened;
      await expect(app.ends).toHaveText([/Failed.*foreign_start_url/]);
      await expect.poll(() => popup.isClosed()).toBe(true);
      expect(asked.filter((url) => !url.startsWith(app.origin))).toEqual([]);
      const { requests } = await world.observe();
      expect(requests.filter((line) => /start|somewhere/.test(line))).toEqual([]);
      expect(await app.page.title()).not.toBe('run');
    },
  );
}

const noTokens = [
  ['no token', { body: '{}' }],
  ['an empty token', { body: '{"token":""}' }],
  ['a token that is a number', { body: '{"token":42}' }],
  [
    'a URL in place of a token',
    { body: '{"url":"https://www.evil.test/","hosted_url":"https://www.evil.test/"}' },
  ],
  ['a list', { body: '[{"token":"x"}]' }],
  ['null', { body: 'null' }],
  ['nothing', { body: '' }],
  ['half a response', { body: '{"token":"abc' }],
  ['a page', { contentType: 'text/html', body: '<!doctype html><script>document.title="run"</script>' }],
] as const;
for (const [name, answer] of noTokens) {
  test(
    `#8 Anchor returns ${name}: the popup navigates nowhere, and the next click connects`,
    { tag: '@more' },
    async ({ app, world }) => {
      await world.answerToken(answer);
      const asked: string[] = [];
      app.context.on('request', (request) => asked.push(request.url()));
      const opened = app.context.waitForEvent('page');
      await app.press();
      const popup = await opened;
      await expect(app.ends).toHaveText([/Failed.*anchor_unexpected_response/]);
      await expect.poll(() => popup.isClosed()).toBe(true);
      expect(asked.filter((url) => !url.startsWith(app.origin))).toEqual([]);
      const seen = await world.observe();
      expect(seen).toMatchObject({ connections: [], attempts: [{ outcome: null, code: null }] });
      expect(seen.answers.filter((line) => line.includes('/start/'))).toEqual([
        expect.stringMatching(/ 50[23]$/),
      ]);

      await world.answerToken(null);
      await finish(await app.openPopup());
      await expect(app.rows).toHaveCount(1);
    },
  );
}

for (const token of [
  'javascript:alert(1)',
  '../../../evil',
  '@www.evil.test/',
  '&token=x#',
  '\r\nset-cookie: a=b',
]) {
  const tag = more(!token.startsWith('javascript:'));
  test(
    `#8 the token ${JSON.stringify(token)} cannot change the URL of Anchor’s page`,
    { tag },
    async ({ app, addresses, world }) => {
      await world.answerToken({
        body: JSON.stringify({
          token,
          url: addresses.evil,
          hosted_url: addresses.evil,
          redirect: addresses.evil,
        }),
      });
      const opened = app.context.waitForEvent('page');
      await app.press();
      const popup = await opened;
      await popup.waitForURL(/\/identity\/create/);
      const { origin, pathname, searchParams, hash } = new URL(popup.url());
      expect({ origin, pathname, hash }).toEqual({
        origin: addresses.anchor,
        pathname: '/identity/create',
        hash: '',
      });
      expect([...searchParams]).toEqual([['token', token]]);
      await expect(popup.getByRole('heading')).toHaveText('This link does not work');
      await expect(app.ends).toHaveCount(0);
      await popup.close();
      await app.expectRetry();
    },
  );
}
