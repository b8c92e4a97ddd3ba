import { describe, expect, test } from 'vitest';
import type { ConnectOptions } from '../options/ConnectOptions.ts';
import { createConnect } from '../createConnect.ts';
import { askAda, askIn, press, signIn } from '../links/links.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import type { PageStrings } from './pageStrings.ts';
import { applicationIds, createWorld, smallClient } from '../world.fixture.ts';

const start = `https://app.example.com/api/connect/start/${'x'.repeat(43)}`;

const right: ConnectOptions = {
  anchor: smallClient('http://127.0.0.1:1'),
  applications: { linkedin: { id: applicationIds.linkedin } },
  publicUrl: 'https://app.example.com',
  store: memoryStore(),
  getUser: () => null,
  logger: {},
};

/** The page of a browser that did not start the sign-in. */
async function refuse(options: object = {}, headers: Record<string, string> = {}) {
  const connect = createConnect(Object.assign({ ...right }, options));
  const response = await connect.handler(new Request(start, { headers }));
  return { response, html: await response.text() };
}

function fail(): never {
  throw new Error('No such session.');
}

const fromCookie = (request: Request) => request.headers.get('cookie')?.split('=')[1];
const read = (html: string, pattern: RegExp) => pattern.exec(html)?.[1];
const languageOf = (html: string) => read(html, /<html lang="([^"]+)" dir="(?:ltr|rtl)">/);

describe('a page is in the language of its reader', () => {
  test.each([
    ['', 'en'],
    ['de', 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['en-US,en;q=0.9', 'en'],
    ['en;q=0.5, fr;q=0.9', 'fr'],
    ['es ; q=0.7 , ja ; q=0.8', 'ja'],
    ['nb,sv;q=0.9,pt-PT;q=0.5', 'pt-BR'],
    ['zh-TW', 'zh-Hans'],
    ['iw-IL', 'he'],
    ['AR-eg', 'ar'],
    ['de;q=0, fr;q=0.1', 'fr'],
    ['*', 'en'],
    ['tlh', 'en'],
    ['de;q=many, es;q=0.1', 'es'],
    [`${'x,'.repeat(5_000)}de`, 'en'],
    ['constructor, __proto__', 'en'],
  ])('%.40s: %s', async (header, language) => {
    const { response, html } = await refuse({}, { 'accept-language': header });
    expect(languageOf(html)).toBe(language);
    expect(html).toContain(`dir="${['ar', 'he'].includes(language) ? 'rtl' : 'ltr'}"`);
    expect(response.headers.get('vary')).toBe('Cookie, Origin, Accept-Language');
  });

  test("the app's locale overrides the browser's languages", async () => {
    const german = { 'accept-language': 'de' };
    expect(languageOf((await refuse({ locale: 'fr-CA' }, german)).html)).toBe('fr');
    expect(languageOf((await refuse({ locale: fromCookie }, { ...german, cookie: 'lang=es' })).html)).toBe(
      'es',
    );
    expect(languageOf((await refuse({ locale: fromCookie }, { ...german, cookie: 'lang=tlh' })).html)).toBe(
      'de',
    );
    for (const locale of [fromCookie, fail])
      expect(languageOf((await refuse({ locale }, german)).html)).toBe('de');
  });

  test('including the last page of a sign-in', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { callbackUrl } = await world.arrive(ada);
    const html = await (await ada.navigate(callbackUrl, { 'accept-language': 'de' })).text();
    expect(html).toContain('<h1>Konto verbunden</h1>');
    expect(html).toContain('>Zurück zur App</a>');
    // A window that closes itself: everything it is made of.
    expect(html.length).toBeLessThan(4_096);
  });
});

describe('a page says what happened to the account', () => {
  test('a start link that was opened elsewhere, as desktop apps do, says where to continue', async () => {
    const { response, html } = await refuse();
    expect(response.status).toBe(403);
    expect(html).toContain('<h1>This sign-in was started in another browser</h1>');
    expect(html).toContain('continue in the browser or app you started in.');
    expect(html).not.toContain('<script');
  });

  test('if a gateway responds instead of Anchor, the page says that the sign-in is not lost', async () => {
    const world = await createWorld();
    const ada = world.browser('ada');
    const { callbackUrl } = await world.arrive(ada);
    world.emulator.failNext({ kind: 'html', status: 404 });
    const html = await (await ada.navigate(callbackUrl)).text();
    expect(html).toContain('<meta name="connect-error" content="anchor_unexpected_response">');
    expect(html).toContain('Your sign-in is not lost.');
  });

  test('and names no option, header or key', async () => {
    const { html } = await refuse({}, { 'sec-fetch-site': 'cross-site' });
    expect(html).toContain('<meta name="connect-error" content="foreign_origin">');
    expect(html).toContain('<h1>This link cannot be opened from here</h1>');
    expect(html.replace(/<style>.*<\/style>|<meta[^>]*>/gs, '')).not.toMatch(
      /publicUrl|basePath|origin|handler|key/i,
    );
  });
});

describe.each(['en', 'ar', 'de', 'es', 'fr', 'he', 'ja', 'pt', 'zh'])(
  'the page behind a connect link in %s',
  (locale) => {
    test('says in that language what the app asks and why, and how the request ended', async () => {
      const { world, link } = await askAda({ connect: { locale } }, { reason: 'To post' });
      const ada = world.browser('ada');
      const catalogue: { strings: PageStrings } = await import(`./locales/${locale}.ts`);
      const { link: strings, connected, closeWindow, problems } = catalogue.strings;
      const open = async (browser = ada, address = link) => {
        const html = await (await browser.navigate(address)).text();
        expect(html).not.toMatch(/undefined|\[object|=>/);
        return html.replaceAll(/[\u2068\u2069]/g, '');
      };

      const asking = await open();
      for (const text of [
        strings.connect('Linkedin'),
        strings.ask('Acme', 'Linkedin'),
        strings.says('Acme', 'To post'),
        strings.notNow,
        strings.later,
      ])
        expect(asking).toContain(`>${text}<`);
      for (const whose of ['Acme', strings.thisApp])
        expect(strings.says(whose, 'To post').startsWith(whose)).toBe(true);
      const foreign = await open(world.browser('bob'));
      for (const text of [strings.otherUser, strings.signInAs('a…@example.com'), strings.switchUser])
        expect(foreign).toContain(`>${text}<`);
      expect(await open(ada, link.slice(0, -1))).toContain(`>${problems.not_found?.[0]}<`);

      await signIn(world, ada, await press(ada, link, { answer: 'connect' }), 'ada@linkedin.example');
      for (const text of [connected, closeWindow]) expect(await open()).toContain(`>${text}<`);
      const [connection] = await world.connections('ada');
      await world.store.updateConnection(
        { identityId: connection?.identityId ?? '' },
        { identityStatus: 'failed' },
      );
      expect(await open()).toContain(`>${strings.needsAttention}<`);
      const second = await askIn(world);
      const again = await open(ada, second.link);
      for (const text of [strings.askAgain('Acme', 'Linkedin'), strings.reconnect('ada@linkedin.example')])
        expect(again).toContain(`>${text}<`);
      await press(ada, second.link, { answer: 'decline' });
      expect(await open(ada, second.link)).toContain(`>${strings.declined[0]}<`);
    });
  },
);

describe('branding', () => {
  const branding = {
    name: 'Acme <Suite>',
    logoUrl: '/logo.svg',
    color: '#FFD400',
    supportUrl: 'mailto:help@example.com',
  };

  test('shows the product, under a policy that allows only its logo', async () => {
    const { response, html } = await refuse({ branding });
    expect(html).toContain('<title>This sign-in was started in another browser – Acme &lt;Suite&gt;</title>');
    expect(html).toContain('<img src="/logo.svg" alt="Acme &lt;Suite&gt;">');
    expect(html).toContain('background:#FFD400;color:#111317');
    expect(html).toContain('<a href="mailto:help@example.com">Contact support</a>');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; img-src 'self'; style-src 'sha256-[^']+'; base-uri 'none';/);
    expect(policy).not.toContain('unsafe');
  });

  test('shows a name without a logo as text, and white text on a dark color', async () => {
    const { response, html } = await refuse({ branding: { name: 'Acme', color: '#1a2b3c' } });
    expect(html).toContain('<p class="brand"><bdi>Acme</bdi></p>');
    expect(html).toContain('background:#1a2b3c;color:#ffffff');
    expect(response.headers.get('content-security-policy')).not.toContain('img-src');
  });

  test.each<[object, RegExp]>([
    [{ branding: 'Acme' }, /branding must be an object/],
    [{ branding: { name: '' } }, /branding\.name is missing/],
    [
      { branding: { logoUrl: 'https://cdn.example/logo.svg' } },
      /branding\.logoUrl must be a path of your app/,
    ],
    [{ branding: { logoUrl: '//cdn.example/logo.svg' } }, /branding\.logoUrl must be a path/],
    [{ branding: { logoUrl: 'javascript:alert(1)' } }, /branding\.logoUrl must be a path/],
    [{ branding: { color: 'red}body{display:none' } }, /branding\.color must be #rrggbb/],
    [{ branding: { color: '#fff' } }, /branding\.color must be #rrggbb/],
    [{ branding: { supportUrl: 'javascript:alert(1)' } }, /branding\.supportUrl must be/],
    [{ locale: 'tlh' }, /locale is not a language of the pages: "tlh"\. Use one of en, ar,/],
    [{ locale: 7 }, /locale must be a string, not a number/],
  ])('%o is refused at startup', (options, message) => {
    expect(() => createConnect(Object.assign({ ...right }, options))).toThrow(message);
  });
});
