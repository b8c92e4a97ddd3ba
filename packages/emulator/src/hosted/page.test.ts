import { describe, expect, it } from 'vitest';
import { createDriver, shop, type Driver } from '../driver.fixture.ts';
import { contentHash } from '../html/html.ts';

const openPage = async (driver: Driver): Promise<string> =>
  (await driver.open(await driver.createToken())).text;
const headersOf = async (driver: Driver): Promise<Headers> =>
  (await driver.open(await driver.createToken())).headers;

async function success(driver: Driver): Promise<string> {
  const token = await driver.createToken();
  return (await driver.submit({ step: 'sign-in', token, username: 'ada', password: 'x' })).text;
}

describe('headers of the hosted page', () => {
  it('refuse or allow framing', async () => {
    const refused = await headersOf(createDriver());
    expect(refused.get('x-frame-options')).toBe('DENY');
    expect(refused.get('content-security-policy')).toContain(`frame-ancestors 'none'`);
    const allowed = await headersOf(createDriver({ settings: { framing: 'allowed' } }));
    expect(allowed.get('x-frame-options')).toBeNull();
    expect(allowed.get('content-security-policy')).toContain('frame-ancestors *');
  });

  it('contain an opener policy only if the settings choose it', async () => {
    expect((await headersOf(createDriver())).get('cross-origin-opener-policy')).toBeNull();
    const coop = await headersOf(createDriver({ scenario: 'coop' }));
    expect(coop.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  it('allow exactly the inline script and style', async () => {
    const driver = createDriver();
    const { headers, text } = await driver.open(await driver.createToken());
    const script = /<script>([^]*?)<\/script>/.exec(text)?.[1] ?? '';
    const style = /<style>([^]*?)<\/style>/.exec(text)?.[1] ?? '';
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`script-src ${await contentHash(script)};`);
    expect(policy).toContain(`style-src ${await contentHash(style)};`);
    expect(text).not.toMatch(/\sstyle=|\son\w+=/);
  });
});

describe('the picture of an application', () => {
  const iconUrl = 'data:image/svg+xml,%3Csvg/%3E';
  it('is shown on the hosted page, instead of the first letter', async () => {
    const picture = `<img class="avatar" src="${iconUrl}" alt="" />`;
    expect(await openPage(createDriver({ applications: [{ ...shop, iconUrl }] }))).toContain(picture);
    const letter = await openPage(createDriver());
    expect(letter).toMatch(/class="avatar tone-\d" aria-hidden="true">S</);
    expect(letter).not.toContain('<img');
  });

  it('must be in the seed, because the page loads nothing', () => {
    for (const other of ['https://shop.example/icon.svg', '/icon.svg', ''])
      expect(() => createDriver({ applications: [{ ...shop, iconUrl: other }] })).toThrow(
        /"iconUrl" of "Shop" must be a data:/,
      );
  });
});

describe('the message to the opener', () => {
  it('has the origin of the callback as its target', async () => {
    const driver = createDriver();
    const text = await success(driver);
    expect(text).toContain('data-moment="identity-created"');
    expect(text).toContain('data-target="https://app.example"');
    const id = driver.emulator.identities()[0]?.id ?? '-';
    expect(text.replaceAll('&#34;', '"')).toContain(`{"type":"identity-created","identityId":"${id}"}`);
  });

  it('has another target or moment, or is off', async () => {
    const everywhere = await success(createDriver({ settings: { popupMessageTarget: '*' } }));
    expect(everywhere).toContain('data-target="*"');
    const settings = {
      popupMessage: 'before-redirect',
      messageToRedirectMs: 250,
      redirectDelayMs: 90,
    } as const;
    const before = await success(createDriver({ settings }));
    expect(before).toContain('data-moment="before-redirect"');
    expect(before).toContain('data-message-delay="250"');
    expect(before).toContain('data-redirect-delay="90"');
    expect(await success(createDriver({ scenario: 'message-off' }))).not.toContain('data-message=');
  });
});

describe('user input', () => {
  const evil = `"><script>alert('x')</script>`;

  it('is escaped on every step', async () => {
    const id = 'evil';
    const driver = createDriver({
      applications: [{ id, name: evil, source: 'https://evil.example' }],
      settings: { oneTimeCode: true },
    });
    const { body } = await driver.call('POST', `/v1/applications/${id}/tokens`, {
      callbackUrl: `https://app.example/${evil}`,
    });
    const token = String(body['token']);
    const pages = [
      await driver.open(`${token}&userName=${encodeURIComponent(evil)}`),
      await driver.submit({ step: 'sign-in', token, username: evil, password: '' }),
      await driver.submit({ step: 'sign-in', token, username: evil, password: 'x', userName: evil }),
      await driver.submit({ step: 'one-time-code', token, code: '123456', userName: evil }),
      await driver.open(encodeURIComponent(evil)),
    ];
    for (const { text } of pages) {
      expect(text).not.toContain('<script>alert');
      expect(text).toContain('&#34;&#62;&#60;script&#62;');
    }
  });
});
