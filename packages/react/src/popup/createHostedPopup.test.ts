import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHostedPopup } from './createHostedPopup.ts';
import { appOrigin, createFakeBrowser, hostedOrigin } from '../engine/browser/environment.fixture.ts';
import { hint, pass } from '../engine/setUp.fixture.ts';

const startUrl = `${hostedOrigin}/identity/create?token=t`;
let consoleError: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  vi.useFakeTimers();
  consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  consoleError.mockRestore();
  vi.useRealTimers();
});

function setUp(origin = hostedOrigin) {
  const browser = createFakeBrowser();
  const received: string[] = [];
  const popup = createHostedPopup();
  popup.listen((id) => received.push(id));
  return { browser, received, popup, open: (url?: string) => popup.open(url, origin, browser.environment) };
}

test('opens the address once, in the click, without a window name', () => {
  const { browser, popup, open } = setUp();
  expect(open(startUrl)).toBe(true);
  expect(browser.popup().visited).toEqual([startUrl]);
  expect(browser.features[0]).toMatch(/^_blank /);
  expect(popup.getSnapshot()).toEqual({ isOpen: true, isBlocked: false });
  expect(open(startUrl)).toBe(true);
  expect(browser.popups).toHaveLength(1);
  expect(browser.popup().focused).toBe(1);
});

test('accepts an origin with a trailing slash', () => {
  const { browser, received, open } = setUp(`${hostedOrigin}/`);
  expect(open(startUrl)).toBe(true);
  browser.post({ origin: hostedOrigin, source: browser.popup(), data: hint() });
  expect(received).toEqual(['id_1']);
});

test('opens a route of the app', () => {
  const { browser, open } = setUp();
  open('/start');
  expect(browser.popup().visited).toEqual([`${appOrigin}/start`]);
});

test.each([undefined, '', 'javascript:alert(1)', 'data:text/html,x', 'https://'])(
  '%s opens nothing',
  (url) => {
    const { browser, open } = setUp();
    expect(open(url)).toBe(false);
    expect(browser.popups).toEqual([]);
  },
);

test('a blocked popup is reported, and the next click tries again', () => {
  const { browser, popup, open } = setUp();
  browser.view.isBlocking = true;
  expect(open(startUrl)).toBe(false);
  expect(popup.getSnapshot()).toEqual({ isOpen: false, isBlocked: true });
  expect(browser.listening()).toBe(0);
  browser.view.isBlocking = false;
  expect(open(startUrl)).toBe(true);
  expect(popup.getSnapshot().isBlocked).toBe(false);
});

test('accepts one announcement per popup, which stays open', async () => {
  const { browser, received, open } = setUp();
  open(startUrl);
  for (const id of ['id_1', 'id_1', 'id_2'])
    browser.post({ origin: hostedOrigin, source: browser.popup(), data: hint(id) });
  expect(received).toEqual(['id_1']);
  expect(browser.popup().closed).toBe(false);
  browser.popup().closed = true;
  await pass(4000);
  open(startUrl);
  browser.post({ origin: hostedOrigin, source: browser.popup(), data: hint('id_3') });
  expect(received).toEqual(['id_1', 'id_3']);
});

test('accepts a message shortly after the close, and none later', async () => {
  const { browser, received, popup, open } = setUp();
  open(startUrl);
  browser.popup().closed = true;
  await pass(500);
  expect(popup.getSnapshot().isOpen).toBe(false);
  browser.post({ origin: hostedOrigin, source: browser.popup(), data: hint() });
  expect(received).toEqual(['id_1']);
  await pass(3500);
  expect(browser.listening()).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('removes its listeners after the close, even if the clock is set back', async () => {
  const { browser, open } = setUp();
  open(startUrl);
  browser.popup().closed = true;
  await pass(500);
  vi.setSystemTime(Date.now() - 86_400_000);
  await pass(3500);
  expect(browser.listening()).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

describe('forged messages', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a prefix of the origin', { origin: `${hostedOrigin}.evil.example` }],
    ['an opaque origin', { origin: 'null' }],
    ['right origin, wrong window', { source: {} }],
    ['no popup', { source: null }],
    ['a script of the page', { isTrusted: false }],
    ['markup for an id', { data: hint('</script>') }],
    ['another type', { data: { type: 'identity-deleted', identityId: 'id_1' } }],
  ])('%s: ignored', (_, change) => {
    const { browser, received, open } = setUp();
    open(startUrl);
    browser.post({ origin: hostedOrigin, source: browser.popup(), data: hint(), ...change });
    expect(received).toEqual([]);
  });

  test('adds no listener without a popup', () => {
    const { browser, received, popup, open } = setUp();
    expect(browser.listening()).toBe(0);
    open(startUrl);
    popup.dispose();
    browser.post({ origin: hostedOrigin, source: browser.popup(), data: hint() });
    expect(received).toEqual([]);
    expect(browser.listening()).toBe(0);
    expect(browser.popup().closed).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a wrong hostedOrigin is reported once', () => {
  test.each(['null', `${hostedOrigin}/x`, 'http://anchor.example', ''])(
    '%j: the window opens, and only Anchor is accepted',
    (origin) => {
      const { browser, received, open } = setUp(origin);
      expect(open(startUrl)).toBe(true);
      browser.post({ origin, source: browser.popup(), data: hint() });
      expect(received).toEqual([]);
      browser.post({ origin: hostedOrigin, source: browser.popup(), data: hint() });
      expect(received).toEqual(['id_1']);
      expect(consoleError).toHaveBeenCalledWith(
        expect.stringContaining('accepted from https://app.anchorbrowser.io only'),
      );
      consoleError.mockClear();
      browser.popup().close();
      expect(open(startUrl)).toBe(true);
      expect(consoleError).not.toHaveBeenCalled();
    },
  );

  test("an origin other than the popup's", () => {
    const { browser, received, open } = setUp();
    open(startUrl);
    for (let count = 0; count < 2; count += 1)
      browser.post({ origin: 'https://elsewhere.example', source: browser.popup(), data: hint() });
    expect(received).toEqual([]);
    expect(consoleError).toHaveBeenCalledOnce();
    expect(consoleError.mock.calls.join()).toContain('https://elsewhere.example');
  });
});
