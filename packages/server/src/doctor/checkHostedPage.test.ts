import { demoApiKey } from '@kit/emulator';
import Anchorbrowser from 'anchorbrowser';
import { describe, expect, test } from 'vitest';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import { createWorld, smallClient } from '../world.fixture.ts';
import { checkHostedPage } from './doctor.ts';
import { problemCodes } from './testApp.fixture.ts';

const clients = [
  ['the small client', (url: string) => smallClient(url)],
  ['the SDK', (baseURL: string) => new Anchorbrowser({ apiKey: demoApiKey, baseURL })],
] as const;

describe.each(clients)('without hostedUrl, with %s', (_, client) => {
  test.each([
    ['the emulator', 'http://127.0.0.1:4400', ['hosted_page_assumed']],
    ['Anchor itself', 'https://api.anchorbrowser.io', []],
  ])('for %s', async (__, baseUrl, expected) => {
    const given = { anchor: client(baseUrl) };
    expect(problemCodes(checkHostedPage(given))).toEqual(expected);
    expect(problemCodes(checkHostedPage({ ...given, hostedUrl: 'https://app.anchorbrowser.io' }))).toEqual(
      [],
    );
  });
});

test('the doctor reports a missing hostedUrl', async () => {
  const { store } = await openNewSqlite();
  const { connect } = await createWorld({ connect: { store, hostedUrl: undefined } });
  expect(problemCodes(await connect.doctor({ fetch: connect.handler }))).toEqual(['hosted_page_assumed']);
});

test('a client without a base URL is not checked', () => {
  const { baseUrl: _, ...anchor } = smallClient('http://127.0.0.1:4400');
  expect(checkHostedPage({ anchor })).toEqual([]);
});
