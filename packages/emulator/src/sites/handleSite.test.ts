import { describe, expect, it } from 'vitest';
import { demoApplications } from '../demo.ts';
import { account, createSites, origin, urls } from './sites.fixture.ts';

describe('the sign-in of a demo site', () => {
  it('gives each identity a secret cookie for the site of its application', () => {
    const { emulator, signIn } = createSites();
    const [ada, bob] = [signIn('network'), signIn('network', 'bob@example.com')];
    expect(ada.cookies).toEqual([
      {
        name: 'site_session',
        value: expect.stringMatching(/^[0-9a-f]{64}$/),
        url: urls.network,
        httpOnly: true,
        sameSite: 'Lax',
      },
    ]);
    expect(bob.cookies[0]?.value).not.toBe(ada.cookies[0]?.value);
    expect(emulator.siteCookies(ada.identity.id, origin)).toEqual(ada.cookies);
    expect(() => emulator.siteCookies('unknown', origin)).toThrow('Identity unknown does not exist.');
  });

  it('has no cookie for an application without a site', () => {
    const { emulator } = createSites({
      applications: [{ id: 'shop', name: 'Shop', source: 'shop.example' }],
    });
    const { id } = emulator.seedIdentity({ applicationId: 'shop' });
    expect(emulator.siteCookies(id, origin)).toEqual([]);
  });

  it.each(['network', 'deals', 'notes'] as const)('shows the account on %s', async (site) => {
    const page = await createSites().signIn(site, '<b>ada</b>').open('/');
    expect(page.status).toBe(200);
    expect(page.text).toContain('&#60;b&#62;ada&#60;/b&#62;');
    expect(page.text).not.toContain('<b>ada');
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it.each(['failed', 'expired', 'authentication_failed'])('ends when the identity is %s', async (status) => {
    const { emulator, signIn } = createSites();
    const { identity, open } = signIn('network');
    expect((await open('/')).status).toBe(200);
    emulator.changeIdentity(identity.id, { status });
    expect((await open('/messages')).status).toBe(401);
  });

  it('ends when the identity is deleted or the emulator is reset', async () => {
    const { emulator, signIn } = createSites();
    const { identity, open } = signIn('network');
    const headers = { 'anchor-api-key': 'demo-anchor-api-key' };
    await emulator.fetch(`${origin}/v1/identities/${identity.id}`, { method: 'DELETE', headers });
    expect((await open('/')).status).toBe(401);
    const other = signIn('network');
    emulator.reset();
    expect((await other.open('/')).status).toBe(401);
  });

  it('gives an identity of the options another cookie after a reset', async () => {
    const [application] = demoApplications;
    const identities = [{ id: 'ada', applicationId: application?.id ?? '' }];
    const { emulator } = createSites({ identities });
    const [before] = emulator.siteCookies('ada', origin);
    emulator.reset();
    expect(emulator.siteCookies('ada', origin)[0]?.value).not.toBe(before?.value);
    const headers = { cookie: `site_session=${before?.value}` };
    expect((await emulator.fetch(urls.network, { headers })).status).toBe(401);
  });

  it('is refused on the site of another application', async () => {
    const { emulator, signIn } = createSites();
    const { cookie } = signIn('network');
    expect((await emulator.fetch(urls.deals, { headers: { cookie } })).status).toBe(401);
  });

  it('is needed to read and to write', async () => {
    const { emulator } = createSites();
    for (const path of ['', 'messages/lena-fischer', 'unknown']) {
      const page = await emulator.fetch(new URL(path, urls.network));
      expect([page.status, await page.text()]).toEqual([
        401,
        expect.stringContaining('You are signed out of Network'),
      ]);
    }
    const body = new URLSearchParams({ post: 'Hello' });
    const headers = { cookie: 'site_session=' };
    expect((await emulator.fetch(urls.network, { method: 'POST', body, headers })).status).toBe(401);
  });
});

describe('a demo site', () => {
  it.each([
    { origin: 'http://deals.localhost:4400' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ])('refuses a form from %j', async (headers) => {
    const { emulator, signIn } = createSites();
    const page = await signIn('network').submit('/', { post: 'Buy now' }, headers);
    expect([page.status, page.text]).toEqual([403, expect.stringContaining('Nothing was saved')]);
    expect(emulator.siteAccount('network', account).posts).toHaveLength(5);
  });

  it('accepts its own forms', async () => {
    const { emulator, signIn } = createSites();
    const headers = { origin: 'http://network.localhost:4400', 'sec-fetch-site': 'same-origin' };
    expect((await signIn('network').submit('/', { post: 'Hello' }, headers)).status).toBe(303);
    expect(emulator.siteAccount('network', account).posts[0]?.text).toBe('Hello');
  });

  it('serves neither the API nor the control API, and is in the log', async () => {
    const { emulator, signIn } = createSites();
    const { open } = signIn('notes');
    expect((await open('/_emulator/state')).status).toBe(404);
    expect((await open('/v1/applications')).status).toBe(404);
    expect((await open('/', { method: 'DELETE' })).status).toBe(405);
    expect(emulator.log().at(0)).toMatchObject({
      path: '//notes.localhost:4400/_emulator/state',
      status: 404,
    });
  });

  it('refuses a body that is too large', async () => {
    const page = await createSites()
      .signIn('notes')
      .submit('/new', { title: 'T', text: 'x'.repeat(2 ** 20) });
    expect([page.status, page.text]).toEqual([413, expect.stringContaining('The text is too long.')]);
  });

  it('keeps what an account did for its next identity, apart from other accounts, until a reset', async () => {
    const { emulator, signIn } = createSites();
    await signIn('network').submit('/', { post: 'Seen by both' });
    expect((await signIn('network').open('/')).text).toContain('Seen by both');
    expect((await signIn('network', 'bob@example.com').open('/')).text).not.toContain('Seen by both');
    emulator.reset();
    expect((await signIn('network').open('/')).text).not.toContain('Seen by both');
  });

  it('can be read over the control API', async () => {
    const { emulator, signIn } = createSites();
    await signIn('deals').submit('/deals/railyard-pilot', { note: 'Called' });
    const read = (query: string) => emulator.fetch(`${origin}/_emulator/sites/deals${query}`);
    expect(await (await read('?account=ada%40example.com')).json()).toEqual(
      JSON.parse(JSON.stringify(emulator.siteAccount('deals', account))),
    );
    expect((await read('')).status).toBe(400);
  });

  it('belongs to an application that names it', async () => {
    const { emulator } = createSites();
    const add = (site: string) =>
      emulator.fetch(`${origin}/_emulator/applications`, {
        method: 'POST',
        body: JSON.stringify({ id: 'intranet', name: 'Intranet', source: 'intranet.example', site }),
      });
    expect((await add('wiki')).status).toBe(400);
    expect((await add('notes')).status).toBe(200);
    const { id } = emulator.seedIdentity({ applicationId: 'intranet' });
    expect(emulator.siteCookies(id, origin)[0]?.url).toBe(urls.notes);
  });
});
