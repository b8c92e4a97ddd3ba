import assert from 'node:assert/strict';
import { createBrowser, origin } from '../browser.ts';
import { expectGuarded, expectStatus } from '../expectations.ts';
import { comeBack, connectAndDisconnect } from '../journeys.ts';
import type { Case } from '../Case.ts';

/** Sign-ins, from the click to the result in the app. */
export const signIns = {
  connect: {
    title: 'connects by popup, then disconnects',
    run: ({ browser, anchorUrl }) => connectAndDisconnect(browser, anchorUrl),
  },

  redirect: {
    title: 'connects by redirect and comes back with 303',
    run: ({ browser, anchorUrl }) => comeBack(browser, anchorUrl),
  },

  form: {
    title: 'a plain form returns 303 and the binding cookie',
    run: async ({ browser }) => {
      const answer = await browser.submit('/attempts', { application: 'linkedin' });
      expectStatus(answer, 303);
      expectGuarded(answer);
      assert.ok(answer.headers.location?.startsWith(`${origin}${browser.base}/start/`), answer.all);
      assert.equal(answer.cookies.filter((cookie) => cookie.startsWith('__Host-connect=')).length, 1);
    },
  },

  rotation: {
    title: 'a session that rotates with each request survives every type of response',
    run: async ({ port, browser, anchorUrl }) => {
      const rotating = createBrowser(port, 'rotating-1', browser.base);
      await connectAndDisconnect(rotating, anchorUrl);
      expectStatus(await rotating.post('/attempts', { application: 'nope' }), 400);
      expectStatus(await rotating.get('/connections'), 200);
      expectStatus(await createBrowser(port, 'rotating-1', browser.base).get('/connections'), 401);
    },
  },

  cookies: {
    title: 'cookies of the app and of the kit are both sent',
    run: async ({ browser }) => {
      const answer = await browser.post('/attempts', { application: 'linkedin' });
      expectStatus(answer, 201);
      const names = answer.cookies.map((cookie) => cookie.split('=')[0]);
      assert.equal(names.length, 2, answer.all);
      assert.deepEqual(new Set(names), new Set(['__Host-connect', 'app']));
    },
  },
} satisfies Record<string, Case>;
