import { describe, expect, it } from 'vitest';
import { base, createDriver, shop, type Driver } from '../driver.fixture.ts';

const person = { username: 'ada', password: 'anything' };
const callback = 'https://app.example/callback/state-1';

async function signIn({ submit }: Driver, token: string, fields: Record<string, string> = {}) {
  return submit({ step: 'sign-in', token, ...person, ...fields });
}

async function getRedirect(driver: Driver, url = callback): Promise<string> {
  const token = await driver.createToken(url);
  await signIn(driver, token);
  const location = (await driver.submit({ step: 'continue', token })).headers.get('location') ?? '';
  return location.replace(driver.emulator.identities()[0]?.id ?? '-', 'ID');
}

async function cancel(driver: Driver) {
  return driver.submit({ step: 'cancel', token: await driver.createToken() });
}

describe('the hosted page', () => {
  it('leads from the form to the callback and creates one identity', async () => {
    const driver = createDriver();
    const token = await driver.createToken();
    const form = await driver.open(token);
    expect(form.status).toBe(200);
    expect(form.text).toContain('Sign in to Shop');
    expect(form.text).toContain('shop.example');
    const success = await signIn(driver, token);
    const [identity, ...others] = driver.emulator.identities();
    expect(others).toEqual([]);
    expect(identity).toMatchObject({ applicationId: shop.id, name: 'ada', status: 'validated' });
    expect(success.text).toContain('Shop is connected');
    const leaving = await driver.submit({ step: 'continue', token });
    expect(leaving.status).toBe(303);
    expect(leaving.headers.get('location')).toBe(`${callback}?identity_id=${identity?.id}&status=success`);
  });

  it('uses userName of the URL as the name of the identity', async () => {
    const driver = createDriver();
    const token = await driver.createToken();
    expect((await driver.open(`${token}&userName=Ada%20L`)).text).toContain('value="Ada L"');
    await signIn(driver, token, { userName: 'Ada L' });
    expect(driver.emulator.identities()[0]?.name).toBe('Ada L');
  });

  it('requires both fields', async () => {
    const driver = createDriver();
    const token = await driver.createToken();
    expect((await signIn(driver, token, { username: ' ' })).text).toContain('Enter your email or username.');
    expect((await signIn(driver, token, { password: '' })).text).toContain('Enter your password.');
    expect(driver.emulator.identities()).toEqual([]);
  });

  it('does not store submitted passwords', async () => {
    for (const scenario of ['success', 'one-time-code'] as const) {
      const driver = createDriver({ scenario });
      await signIn(driver, await driver.createToken(), { password: 'hunter2' });
      const kept = JSON.stringify([driver.emulator.identities(), driver.emulator.tokens()]);
      expect(kept).toContain('ada');
      expect(kept).not.toContain('hunter2');
    }
  });

  it('refuses the first password in the scenario wrong-password, then accepts "correct"', async () => {
    const driver = createDriver({ scenario: 'wrong-password' });
    const token = await driver.createToken();
    expect((await signIn(driver, token, { password: 'correct' })).text).toContain('That password is wrong');
    expect((await signIn(driver, token)).text).toContain('That password is wrong');
    expect((await signIn(driver, token, { password: 'correct' })).text).toContain('Shop is connected');
    expect(driver.emulator.tokens()).toEqual([expect.objectContaining({ attempts: 3 })]);
  });

  it('asks for a code in the scenario one-time-code', async () => {
    const driver = createDriver({ scenario: 'one-time-code' });
    const token = await driver.createToken();
    const code = (value: string) => driver.submit({ step: 'one-time-code', token, code: value });
    expect((await code('123456')).text).toContain('Email or username');
    expect((await signIn(driver, token)).text).toContain('One-time code');
    expect((await code('000000')).text).toContain('That code is wrong');
    expect(driver.emulator.identities()).toEqual([]);
    expect((await code('123 456')).text).toContain('Shop is connected');
    expect(driver.emulator.identities()[0]?.name).toBe('ada');
  });

  it('never finishes, or responds with 204, if the settings choose it', async () => {
    const driver = createDriver({ settings: { hostedPage: 'never-finishes' } });
    const token = await driver.createToken();
    expect((await signIn(driver, token)).text).toContain('Signing you in');
    expect(driver.emulator.identities()).toEqual([]);
    driver.emulator.configure({ hostedPage: 'no-content' });
    expect((await driver.open(token)).status).toBe(204);
  });

  it('delays the sign-in by signInDelayMs', async () => {
    const driver = createDriver({ settings: { signInDelayMs: 60 } });
    const token = await driver.createToken();
    const start = performance.now();
    await signIn(driver, token);
    expect(performance.now() - start).toBeGreaterThan(50);
  });

  it.each(['pending', 'active', 'agent_failed', 'mystery'])(
    'creates an identity with the status %s',
    async (statusAfterSignIn) => {
      const driver = createDriver({ settings: { statusAfterSignIn } });
      await signIn(driver, await driver.createToken());
      expect(driver.emulator.identities()[0]?.status).toBe(statusAfterSignIn);
    },
  );
});

describe('a token', () => {
  it('works once', async () => {
    const driver = createDriver();
    const token = await driver.createToken();
    await driver.open(token);
    await driver.open(token);
    await signIn(driver, token);
    expect((await driver.open(token)).status).toBe(410);
    expect((await signIn(driver, token)).status).toBe(410);
    expect(driver.emulator.identities()).toHaveLength(1);
  });

  it('can count as used when the page opens; HEAD does not count', async () => {
    const driver = createDriver({ settings: { tokenConsumedOn: 'page-opened' } });
    const token = await driver.createToken();
    await driver.emulator.fetch(`${base}/identity/create?token=${token}`, { method: 'HEAD' });
    expect((await driver.open(token)).status).toBe(200);
    expect((await driver.open(token)).status).toBe(410);
    expect((await signIn(driver, token)).text).toContain('Shop is connected');
  });

  it('expires by the clock, even while the form is open', async () => {
    const driver = createDriver();
    const token = await driver.createToken();
    driver.emulator.advance(15 * 60_000 - 1);
    expect((await driver.open(token)).status).toBe(200);
    driver.emulator.advance(1);
    expect((await driver.open(token)).status).toBe(410);
    expect((await signIn(driver, token)).text).toContain('expired');
    expect(driver.emulator.identities()).toEqual([]);
  });

  it.each([
    ['expired-token', 410, 'expired'],
    ['used-token', 410, 'already used'],
  ] as const)('is refused in the scenario %s', async (scenario, status, text) => {
    const driver = createDriver({ scenario });
    const page = await driver.open(await driver.createToken());
    expect(page.status).toBe(status);
    expect(page.text).toContain(text);
    expect(page.headers.get('location')).toBeNull();
  });

  it('redirects with its state if the settings choose it', async () => {
    const driver = createDriver({ scenario: 'expired-token', settings: { deadTokenPage: 'redirect' } });
    expect((await driver.open(await driver.createToken())).headers.get('location')).toBe(
      `${callback}?status=expired`,
    );
  });

  it('that does not exist shows an error page', async () => {
    const driver = createDriver();
    expect((await driver.open('unknown')).status).toBe(404);
    expect((await driver.submit({ step: 'sign-in', ...person })).status).toBe(404);
  });
});

describe('the redirect', () => {
  it('adds a second query, or extends the query', async () => {
    const url = `${callback}?a=1`;
    expect(await getRedirect(createDriver(), url)).toBe(`${url}?identity_id=ID&status=success`);
    const proper = createDriver({ settings: { callbackAppend: 'proper' } });
    expect(await getRedirect(proper, url)).toBe(`${url}&identity_id=ID&status=success`);
  });

  it('is ASCII', async () => {
    const url = 'https://app.example/rückruf';
    expect(await getRedirect(createDriver(), url)).toBe(
      'https://app.example/r%C3%BCckruf?identity_id=ID&status=success',
    );
  });

  it('has the legacy parameter in the scenario legacy-callback', async () => {
    expect(await getRedirect(createDriver({ scenario: 'legacy-callback' }))).toBe(
      `${callback}?identityId=ID`,
    );
  });

  it('does not exist without a callback', async () => {
    const driver = createDriver({ settings: { callbackUrlMissing: 'accepted' } });
    const token = await driver.createToken('');
    expect((await signIn(driver, token)).text).not.toMatch(/data-(redirect|message)=/);
    expect((await driver.submit({ step: 'continue', token })).status).toBe(200);
  });
});

describe('cancel', () => {
  it('shows a message, closes the window, or redirects', async () => {
    const driver = createDriver();
    const message = await cancel(driver);
    expect(message.status).toBe(200);
    expect(message.text).not.toContain('<body data-close>');
    driver.emulator.configure({ cancel: 'window-closed' });
    expect((await cancel(driver)).text).toContain('data-close>');
    driver.emulator.configure({ cancel: 'redirect', cancelStatus: 'denied' });
    expect((await cancel(driver)).headers.get('location')).toBe(`${callback}?status=denied`);
    driver.emulator.chooseScenario('cancel');
    driver.emulator.configure({ cancelStatus: 'cancelled' });
    expect((await cancel(driver)).headers.get('location')).toBe(`${callback}?status=cancelled`);
  });

  it('leaves the token valid', async () => {
    const driver = createDriver();
    const token = await driver.createToken();
    await driver.submit({ step: 'cancel', token });
    expect((await driver.open(token)).status).toBe(200);
  });
});

describe('the scenario menu', () => {
  it('changes the scenario from the emulator’s own page only', async () => {
    const driver = createDriver();
    const token = await driver.createToken();
    const fields = { step: 'scenario', token, scenario: 'one-time-code' };
    expect((await driver.submit(fields, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await driver.submit(fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const rebound = 'http://rebound.example:4400';
    const body = new URLSearchParams(fields);
    const foreign = { method: 'POST', body, headers: { origin: rebound } };
    expect((await driver.emulator.fetch(`${rebound}/identity/create`, foreign)).status).toBe(403);
    expect(driver.emulator.scenario()).toBe('success');
    const applied = await driver.submit(fields, { origin: base, 'sec-fetch-site': 'same-origin' });
    expect(applied.headers.get('location')).toBe(`/identity/create?token=${token}`);
    expect(driver.emulator.scenario()).toBe('one-time-code');
    expect((await driver.open(token)).text).toContain('Emulator scenario: One-time code');
  });

  it('keeps the success step', async () => {
    const driver = createDriver();
    const token = await driver.createToken();
    await signIn(driver, token);
    const page = await driver.submit({ step: 'scenario', token, scenario: 'server-error' });
    expect(page.text).toContain('Shop is connected');
  });
});
