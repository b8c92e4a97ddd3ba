import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';
import { problemCodes, onLoopback, openTestApp, whatOf } from './testApp.fixture.ts';

describe('the webhook', () => {
  const withSecret = { connect: { webhookSecret: ['new', 'old'] } };

  test('is off or verified', async () => {
    const [off, on] = await Promise.all([openTestApp(), openTestApp(undefined, withSecret)]);
    expect(whatOf(await off.examine(), 'webhook_off')).toHaveLength(1);
    expect(whatOf(await on.examine(), 'webhook_verified')).toHaveLength(1);
  });

  test('behind a body parser the signature is invalid', async () => {
    const { examine } = await openTestApp(async (req, _res, next) => {
      if (req.method === 'POST') Object.assign(req, { body: JSON.parse(await text(req)) });
      await next();
    }, withSecret);
    expect(problemCodes(await examine())).toEqual([...onLoopback, 'webhook_refused'].toSorted());
  });

  test('the running app has another secret or no secret', async () => {
    const { connect } = await createWorld(withSecret);
    for (const webhookSecret of ['other', []]) {
      const running = await createWorld({ connect: { webhookSecret } });
      expect(problemCodes(await connect.doctor({ fetch: running.connect.handler }))).toContain(
        'webhook_refused',
      );
    }
  });
});
