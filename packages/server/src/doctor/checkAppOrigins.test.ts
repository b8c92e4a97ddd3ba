import { describe, expect, test } from 'vitest';
import { commandLine } from '../cli/commandLine.ts';
import { onLoopback, openTestApp, problemCodes, whatOf, type Front } from './testApp.fixture.ts';

const page = 'http://localhost:5173';
const connect = { trustedOrigins: [page, 'https://www.example.com'] };

describe('the origins of the app', () => {
  test('that are trusted are found, and nothing is written', async () => {
    const { examine, world } = await openTestApp(undefined, { connect });
    const findings = await examine();
    expect(problemCodes(findings)).toEqual(onLoopback);
    expect(whatOf(findings, 'app_origin_trusted')).toEqual(
      connect.trustedOrigins.map((origin) => `Pages on ${origin} may call the handler.`),
    );
    expect(await world.store.deleteExpired('attempt', Infinity, 1)).toBe(0);
  });

  test('without trusted origins, nothing is said', async () => {
    const { examine } = await openTestApp();
    expect((await examine()).filter(({ code }) => code.startsWith('app_origin'))).toEqual([]);
  });

  test('an origin that is not trusted is a problem', async () => {
    const { examine } = await openTestApp(undefined, { connect });
    const findings = await examine({ appOrigins: [page, 'https://app.example.com'] });
    expect(problemCodes(findings)).toEqual(['app_origin_refused', ...onLoopback]);
    expect(whatOf(findings, 'app_origin_refused')).toEqual([
      'trustedOrigins does not contain https://app.example.com.',
    ]);
  });

  test.each<[string, Front, RegExp]>([
    [
      'answers preflights itself',
      (req, res, next) => (req.method === 'OPTIONS' ? res.writeHead(204).end() : next()),
      /The preflight of http:\/\/localhost:5173 returns 204, .* is missing\./,
    ],
    [
      'allows every origin',
      (req, res, next) =>
        req.method === 'OPTIONS' ? res.writeHead(204, { 'access-control-allow-origin': '*' }).end() : next(),
      /The preflight of .* returns 204, .* is \*\./,
    ],
    [
      'allows no cookies',
      (req, res, next) =>
        req.method === 'OPTIONS' ? res.writeHead(204, { 'access-control-allow-origin': page }).end() : next(),
      /The preflight of/,
    ],
    [
      'takes the header off the response',
      async (req, res, next) => {
        if (req.method === 'POST') delete req.headers.origin;
        await next();
      },
      /A POST of .* returns 403, .* is missing\./,
    ],
    [
      'drops preflights',
      (req, _res, next) => (req.method === 'OPTIONS' ? req.destroy() : next()),
      /A preflight of http:\/\/localhost:5173 received no response: ECONNRESET\./,
    ],
  ])('a proxy that %s is a problem', async (_, front, what) => {
    const { examine } = await openTestApp(front, { connect: { trustedOrigins: [page] } });
    expect(whatOf(await examine(), 'app_origin_changed')).toEqual([expect.stringMatching(what)]);
  });
});

describe('--app', () => {
  test('checks an origin from outside', async () => {
    const { publicUrl } = await openTestApp(undefined, { connect });
    const url = `--url=${publicUrl}/api/connect`;
    const trusted = await commandLine(['doctor', url, '--app', `${page}/`]);
    expect([trusted.output, trusted.code]).toEqual([
      expect.stringMatching(/^✓ app_origin_trusted {2,}Pages on http:\/\/localhost:5173 /m),
      0,
    ]);
    const refused = await commandLine(['doctor', url, '--app=https://x.example.com', `--app=${page}`]);
    expect([refused.output, refused.code]).toEqual([expect.stringMatching(/^✗ app_origin_refused /m), 1]);
  });

  test.each(['app.example.com', 'https://app.example.com/path', 'https://a@app.example.com', 'ftp://a'])(
    'refuses %s',
    async (origin) => {
      const { errors } = await commandLine(['doctor', '--url=https://x.example.com/api', '--app', origin]);
      expect(errors).toContain(
        `${JSON.stringify(origin)} is not an origin, such as https://app.example.com.`,
      );
    },
  );
});
