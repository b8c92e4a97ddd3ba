import { act, cleanup, renderHook } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { createFakeBrowser, hostedOrigin } from '../engine/browser/environment.fixture.ts';
import { useIdentityPopup } from '../index.ts';

afterEach(cleanup);
const startUrl = `${hostedOrigin}/identity/create?token=t`;

/** The hook without any provider, under StrictMode, in a fake browser. */
function render() {
  const browser = createFakeBrowser();
  const { environment } = browser;
  const first = vi.fn<(identityId: string) => void>();
  const hook = renderHook(
    (onIdentityCreated: typeof first) => useIdentityPopup({ startUrl, environment, onIdentityCreated }),
    { initialProps: first, wrapper: StrictMode },
  );
  const announce = (change: object = {}) =>
    browser.post({
      origin: hostedOrigin,
      source: browser.popup(),
      data: { type: 'identity-created', identityId: 'id_1' },
      ...change,
    });
  return { ...hook, browser, first, announce };
}

test('opens, and calls the newest callback once, without a provider', () => {
  const { result, rerender, browser, first, announce } = render();
  expect(result.current).toMatchObject({ isOpen: false, isBlocked: false });
  act(() => void result.current.open());
  expect(result.current.isOpen).toBe(true);
  const second = vi.fn<(identityId: string) => void>();
  rerender(second);
  announce({ origin: 'https://evil.example', source: {} });
  announce({ source: {} });
  expect(second).not.toHaveBeenCalled();
  announce();
  announce();
  expect(second.mock.calls).toEqual([['id_1']]);
  expect(first).not.toHaveBeenCalled();
  expect(browser.popup().closed).toBe(false);
});

test('the URL can be passed to open; functions are stable', () => {
  const { result, browser } = render();
  const { open } = result.current;
  act(() => void open('https://app.anchorbrowser.io/identity/create?token=other'));
  expect(browser.popup().visited).toEqual(['https://app.anchorbrowser.io/identity/create?token=other']);
  expect(result.current.open).toBe(open);
});

test('an unmounted component receives nothing more, and its window stays open', () => {
  const { result, unmount, browser, first, announce } = render();
  act(() => void result.current.open());
  unmount();
  announce();
  expect(first).not.toHaveBeenCalled();
  expect(browser.listening()).toBe(0);
  expect(browser.popup().closed).toBe(false);
});
