import assert from 'node:assert/strict';
import { origin } from '../browser.ts';
import { expectError, expectNoTrace, expectStatus, field } from '../expectations.ts';
import type { Case } from '../Case.ts';

const type = { 'content-type': 'application/json', origin };

/** Unusual requests, as scanners and attackers send them. */
export const requests = {
  host: {
    title: 'an invalid Host is refused, and another Host has no effect',
    run: async ({ row, browser }) => {
      for (const host of ['evil.example/foo?#@', 'a@evil.example', 'evil.example:x', 'evil example']) {
        const answer = await browser.ask({ target: `${browser.base}/applications`, headers: { host } });
        const own = row.refusesHost ? [500] : [];
        expectStatus(answer, ...own, ...(row.mount === 'node' ? [400] : [400, 404, 200]));
        expectNoTrace(answer);
      }
      for (const host of ['evil.example', 'evil.example:444', '[::1]:80']) {
        const answer = await browser.ask({
          method: 'POST',
          target: `${browser.base}/attempts`,
          headers: { ...type, host },
          body: [JSON.stringify({ application: 'linkedin' })],
        });
        expectStatus(answer, 201);
        expectNoTrace(answer);
      }
    },
  },

  absolute: {
    title: 'an absolute target is refused, or only its path is used',
    run: async ({ row, browser }) => {
      for (const target of [
        `https://evil.example${browser.base}/applications`,
        `http://evil.example:80${browser.base}/x`,
      ]) {
        const answer = await browser.ask({ target });
        if (row.mount === 'node' && !row.routesFirst) expectStatus(answer, 400);
        assert.ok(answer.status < 500, answer.all);
        if (!row.routesFirst) expectNoTrace(answer);
      }
    },
  },

  slashes: {
    title: 'a path that looks like a host is 404',
    run: async ({ browser }) => {
      for (const target of ['//evil.example/x', `//evil.example${browser.base}/applications`]) {
        const answer = await browser.ask({ target });
        expectStatus(answer, 404, 308);
        assert.equal(new URL(answer.headers.location ?? '', origin).host, 'app.example.com');
        assert.deepEqual(
          answer.cookies.filter((cookie) => cookie.includes('connect')),
          [],
        );
      }
      const below = await browser.ask({ target: `${browser.base}//evil.example/applications` });
      expectStatus(below, 404, 308);
      if (below.status === 404) expectNoTrace(below);
    },
  },

  forwarded: {
    title: 'forwarded headers from a client have no effect',
    run: async ({ browser }) => {
      const headers = {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
        'x-forwarded-prefix': '/evil',
        forwarded: 'host=evil.example;proto=http',
      };
      const body = JSON.stringify({ application: 'linkedin' });
      const answer = await browser.ask({
        method: 'POST',
        target: `${browser.base}/attempts`,
        headers: { ...type, ...headers },
        body: [body],
      });
      expectStatus(answer, 201);
      assert.ok(field(answer, 'startUrl').startsWith(`${origin}${browser.base}/start/`));
      assert.match(answer.cookies.join('\n'), /__Host-connect=.*; Secure/);
      expectNoTrace(answer);

      const foreign = { ...type, ...headers, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      expectError(
        await browser.ask({
          method: 'POST',
          target: `${browser.base}/attempts`,
          headers: foreign,
          body: [body],
        }),
        403,
        'foreign_origin',
      );
    },
  },

  preflight: {
    title: 'a page on a trusted origin may call the handler, and no other',
    run: async ({ browser }) => {
      const page = 'https://www.example.com';
      const target = `${browser.base}/attempts`;
      const preflight = (from: string) =>
        browser.ask({
          method: 'OPTIONS',
          target,
          headers: {
            origin: from,
            'sec-fetch-site': 'same-site',
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'content-type,x-connect-client',
          },
        });
      const allowed = await preflight(page);
      expectStatus(allowed, 204);
      assert.equal(allowed.headers['access-control-allow-origin'], page);
      assert.equal(allowed.headers['access-control-allow-credentials'], 'true');
      assert.equal(allowed.headers['access-control-allow-headers'], 'content-type,x-connect-client');
      const refused = await preflight('https://evil.example');
      expectError(refused, 403, 'foreign_origin');
      assert.equal(refused.headers['access-control-allow-origin'], undefined);

      const answer = await browser.ask({
        method: 'POST',
        target,
        headers: { ...type, origin: page, 'sec-fetch-site': 'same-site' },
        body: [JSON.stringify({ application: 'linkedin' })],
      });
      expectStatus(answer, 201);
      assert.equal(answer.headers['access-control-allow-origin'], page);
    },
  },

  head: {
    title: 'HEAD is 204 without a body',
    run: async ({ browser }) => {
      const answer = await browser.ask({ method: 'HEAD', target: `${browser.base}/connections` });
      expectStatus(answer, 204);
      assert.equal(answer.body, '');
    },
  },

  method: {
    title: 'another method is 405 and lists the allowed methods',
    run: async ({ row, browser }) => {
      const wrong = await browser.post('/connections', {});
      expectError(wrong, 405, 'method_not_allowed');
      assert.equal(wrong.headers.allow, 'GET');
      for (const method of ['PUT', 'PATCH', 'OPTIONS', 'PROPFIND']) {
        const answer = await browser.ask({ method, target: `${browser.base}/connections` });
        if (!row.routesFirst) expectError(answer, 405, 'method_not_allowed');
        if (!row.routesFirst) assert.equal(answer.headers.allow, 'GET');
        expectStatus(answer, 405, ...(row.routesFirst ? [204, 400, 403, 404, 415, 501] : []));
        assert.equal(answer.headers['access-control-allow-origin'], undefined);
      }
      const traced = await browser.ask({ method: 'TRACE', target: `${browser.base}/connections` });
      assert.ok(traced.status >= 400, traced.all);
      assert.doesNotMatch(traced.all, /session=/);
    },
  },

  path: {
    title: 'an unknown path is 404',
    run: async ({ browser }) => {
      for (const path of ['/nope', '/attempts/x/y/z', '/attempts/a%2Fb', '/attempts/%00'])
        expectError(await browser.get(path), 404, 'not_found');
    },
  },

  slash: {
    title: 'a trailing slash has no effect',
    run: async ({ row, browser }) => {
      // Next.js redirects to the path without the slash.
      expectStatus(await browser.get('/connections/'), 200, ...(row.routesFirst ? [308] : []));
    },
  },
} satisfies Record<string, Case>;
