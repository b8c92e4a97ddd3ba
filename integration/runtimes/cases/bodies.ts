import { Agent } from 'node:http';
import { origin } from '../browser.ts';
import { expectError, expectNoInsides, expectStatus } from '../expectations.ts';
import { signWebhook } from '../signWebhook.ts';
import type { Case } from '../Case.ts';

const type = { 'content-type': 'application/json', origin };
const tooLarge = (length: number) => JSON.stringify({ application: 'x'.repeat(length) });
const wasClosed = (error: unknown) =>
  error instanceof Error && 'code' in error && ['ECONNRESET', 'EPIPE'].includes(String(error.code));

/** Request bodies of every size and type. */
export const bodies = {
  large: {
    title: 'a body over 16 KiB is 413',
    run: async ({ browser }) => {
      expectError(await browser.postText('/attempts', tooLarge(20_000)), 413, 'body_too_large');
      const larger = await browser.postText('/attempts', tooLarge(300_000));
      expectStatus(larger, 413);
      expectNoInsides(larger);
    },
  },

  chunked: {
    title: 'a chunked body over 16 KiB is 413',
    run: async ({ browser }) => {
      const pieces = Array.from({ length: 20 }, () => 'x'.repeat(1_024));
      const body = ['{"application":"', ...pieces, '"}'];
      const answer = await browser.ask({
        method: 'POST',
        target: `${browser.base}/attempts`,
        headers: type,
        body,
      });
      expectError(answer, 413, 'body_too_large');
    },
  },

  early: {
    title: 'a body with a large Content-Length is 413 before it has arrived',
    run: async ({ browser }) => {
      const headers = { ...type, 'content-length': '2000000' };
      const answer = await browser.ask({
        method: 'POST',
        target: `${browser.base}/attempts`,
        headers,
        body: ['{'],
        isOpen: true,
      });
      expectStatus(answer, 413);
    },
  },

  reuse: {
    title: 'after a refused request, the connection still works or is closed',
    run: async ({ browser }) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const headers = { ...type, 'sec-fetch-site': 'cross-site' };
      const body = ['{"application":"', ...Array.from({ length: 300 }, () => 'x'.repeat(1_024)), '"}'];
      try {
        const refused = await browser.ask({
          method: 'POST',
          target: `${browser.base}/attempts`,
          headers,
          body,
          agent,
        });
        expectStatus(refused, 403, 413);
        expectStatus(await browser.ask({ target: `${browser.base}/applications`, agent }), 200);
      } catch (error) {
        if (!wasClosed(error)) throw error;
      }
      agent.destroy();
    },
  },

  json: {
    title: 'broken JSON is 400',
    run: async ({ row, browser }) => {
      for (const text of ['{', '{"application":"linkedin"}x', "{'a':1}"]) {
        const answer = await browser.postText('/attempts', text);
        if (row.isParsed) expectStatus(answer, 400);
        else expectError(answer, 400, 'invalid_json');
        expectNoInsides(answer);
      }
    },
  },

  type: {
    title: 'a body of another content type is 415',
    run: async ({ browser }) => {
      const headers = { ...type, 'content-type': 'text/plain' };
      const body = [JSON.stringify({ application: 'linkedin' })];
      const answer = await browser.ask({ method: 'POST', target: `${browser.base}/attempts`, headers, body });
      expectError(answer, 415, 'unsupported_media_type');
    },
  },

  webhook: {
    title: 'the signature of a webhook covers its raw body',
    run: async ({ browser, webhookSecret }) => {
      const body =
        '{ "type": "identity.updated",\n "data": { "identity_id": "5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e99" } }';
      const headers = signWebhook(webhookSecret, body);
      const deliver = (changed = {}) =>
        browser.ask({
          method: 'POST',
          target: `${browser.base}/webhooks/anchor`,
          headers: { ...headers, ...changed },
          body: [body],
        });
      expectStatus(await deliver(), 204);
      const forged = headers['anchor-signature']?.replace(/v1=.*/, `v1=${'0'.repeat(64)}`);
      expectError(await deliver({ 'anchor-signature': forged }), 403, 'invalid_signature');
    },
  },
} satisfies Record<string, Case>;
