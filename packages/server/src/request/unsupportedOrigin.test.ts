import { describe, expect, test } from 'vitest';
import { baseUrl, codeOf } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';
import { accessOf, openWorld } from './trustedOrigin.fixture.ts';

const code = 'unsupported_origin';

describe.each([
  'null',
  'capacitor://localhost',
  'tauri://localhost',
  'ionic://localhost',
  'file://',
  'app://.',
  'wss://www.example.com',
])('a page on %j', (origin) => {
  test('is refused with the fix, in the answer and in the log', async () => {
    for (const world of [await openWorld(), await createWorld()]) {
      const headers = { origin, 'access-control-request-method': 'POST' };
      const request = new Request(`${baseUrl}/attempts`, { method: 'OPTIONS', headers });
      const response = await world.connect.handler(request);
      expect([response.status, accessOf(response)]).toEqual([403, {}]);
      const message: unknown = expect.stringMatching(
        /through the shell of the native app as \S+native shows/,
      );
      expect(await response.json()).toMatchObject({ error: { code, message } });
      expect(world.events).toMatchObject([{ type: 'origin.rejected', code, message }]);
    }
  });

  test('can read nothing, and changes nothing', async () => {
    const ada = (await openWorld()).browser('ada');
    for (const site of ['cross-site', undefined]) {
      const headers = { origin, 'sec-fetch-site': site };
      expect(accessOf(await ada.call('GET', '/connections', undefined, headers))).toEqual({});
      const body = { application: 'linkedin' };
      const post = await ada.call('POST', '/attempts', body, headers);
      expect([post.status, await codeOf(post), accessOf(post)]).toEqual([403, code, {}]);
      const form = await ada.submit('/attempts', body, headers);
      expect([form.status, await codeOf(form)]).toEqual([403, code]);
    }
    expect(ada.cookies).toEqual([]);
  });
});
