import assert from 'node:assert/strict';
import { createBrowser, origin } from '../browser.ts';
import { expectError, expectGuarded, expectStatus } from '../expectations.ts';
import type { Case } from '../Case.ts';
import { sendAndLeave } from '../../shared/send.ts';

const type = { 'content-type': 'application/json', origin };

/** Clients that disconnect, services that fail, and the headers of every response. */
export const troubles = {
  abort: {
    title: 'clients that disconnect cause no failure',
    run: async ({ port, browser }) => {
      const headers = {
        ...type,
        cookie: 'session=ada',
        'sec-fetch-site': 'same-origin',
        'content-length': '5000',
      };
      for (let i = 0; i < 5; i++) {
        await sendAndLeave(port, {
          method: 'POST',
          target: `${browser.base}/attempts`,
          headers,
          body: '{"appl',
        });
        await sendAndLeave(port, {
          target: `${browser.base}/connections`,
          headers: { cookie: 'session=ada' },
        });
      }
      expectStatus(await browser.get('/connections'), 200);
    },
  },

  session: {
    title: 'a session store that is down is 503, not signed out',
    run: async ({ port, browser }) => {
      const answer = await createBrowser(port, 'sessionless', browser.base).get('/connections');
      expectError(answer, 503, 'user_unavailable');
      expectGuarded(answer);
    },
  },

  database: {
    title: 'a database that is down is 503 without a stack',
    run: async ({ port, browser }) => {
      const answer = await createBrowser(port, 'storeless', browser.base).get('/connections');
      expectError(answer, 503, 'store_unavailable');
      expectGuarded(answer);
    },
  },

  headers: {
    title: 'every response has the security headers',
    run: async ({ port, browser }) => {
      const visitor = createBrowser(port, '', browser.base);
      const answers = [
        await browser.get('/applications'),
        await browser.get('/nope'),
        await browser.post('/attempts', { application: 'nope' }),
        await browser.post('/connections', {}),
        await browser.ask({ method: 'HEAD', target: `${browser.base}/connections` }),
        await visitor.get('/connections'),
        await visitor.navigate(`${origin}${browser.base}/start/${'x'.repeat(43)}`),
        await visitor.navigate(
          `${origin}${browser.base}/callback/${'x'.repeat(43)}?identity_id=x&status=success`,
        ),
      ];
      for (const answer of answers) expectGuarded(answer);
      for (const page of answers.slice(-2)) {
        assert.match(String(page.headers['content-security-policy']), /^default-src 'none'/);
        assert.equal(page.headers['x-frame-options'], 'DENY');
      }
    },
  },
} satisfies Record<string, Case>;
