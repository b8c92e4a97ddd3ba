import '@kit/react/styles.css';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { en } from '../locales/en.ts';
import {
  newer,
  notice,
  older,
  press,
  pressRefresh,
  startSame,
  twice,
  unused,
} from './sameAccount.fixture.tsx';

afterEach(cleanup);

const shown = () => waitFor(() => expect(notice()).not.toBeNull());
const gone = () => waitFor(() => expect(notice()).toBeNull());
const step = (name: string) => waitFor(() => expect(notice()?.dataset.state).toBe(name));

test('the notice is in the row that was connected later', async () => {
  const { show } = await startSame([newer, { ...older, status: 'needs_attention' }]);
  show();
  await shown();
  expect(notice()?.closest('li')?.ariaLabel).toBe('LinkedIn, jane@example.com (2)');
  expect(document.querySelectorAll('[data-part="same-account"]')).toHaveLength(1);
});

test.each([
  ['names differ', [newer, { ...older, accountName: 'ada@example.com' }]],
  ['the applications differ', [newer, { ...older, application: 'notion' as const }]],
  [
    'the site gave no name',
    [
      { ...newer, accountName: '' },
      { ...older, accountName: '' },
    ],
  ],
  ['the user has named the later account', [{ ...newer, label: 'For research' }, older]],
])('there is no notice if %s', async (_, connections) => {
  const { show } = await startSame(connections);
  show();
  await screen.findAllByRole('button', { name: /^Disconnect/ });
  await import('./SameAccount.tsx');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(notice()).toBeNull();
});

describe('Refresh', () => {
  test('signs in for the older connection, then disconnects the newer one', async () => {
    const { live, show, signIn, ids, storedIds, disconnected, reconnected } = await startSame(twice);
    show();
    await pressRefresh();
    await waitFor(() => expect(live.server.emulator.tokens()).toHaveLength(1));
    expect(await storedIds()).toEqual(ids);
    await signIn();
    await gone();
    expect(await storedIds()).toEqual([ids[1]]);
    await waitFor(() => expect(live.server.emulator.identities()).toHaveLength(1));
    expect(reconnected.mock.calls.map(([{ id }]) => id)).toEqual([ids[1]]);
    expect(disconnected.mock.calls.map(([{ id }]) => id)).toEqual([ids[0]]);
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  });

  test('keeps the connection that has work or a name, even if another is older', async () => {
    const used = { ...newer, usedMinutesAgo: 1 };
    const first = await startSame([used, unused]);
    first.show();
    await pressRefresh();
    await first.signIn();
    await gone();
    expect(await first.storedIds()).toEqual([first.ids[0]]);
    cleanup();

    const named = { ...unused, label: 'Recruiting' };
    const second = await startSame([used, named, { ...older, ageInMinutes: 900 }]);
    second.show();
    await pressRefresh();
    await second.signIn();
    await gone();
    expect(await second.storedIds()).toEqual([second.ids[1]]);
  });

  test('that is cancelled changes nothing, and a later reconnect does not disconnect either', async () => {
    const { live, show, signIn, ids, storedIds } = await startSame([
      newer,
      { ...older, status: 'needs_attention' },
    ]);
    show();
    await pressRefresh();
    (await screen.findByRole('button', { name: new RegExp(`^${en.cancelAttempt}`) })).click();
    await step('asking');
    expect(await storedIds()).toEqual(ids);
    await waitFor(() =>
      expect(live.environment.sessionStorage.getItem(`connect:refresh:${ids[1]}`)).toBeNull(),
    );

    screen.getByRole('button', { name: 'Reconnect LinkedIn, jane@example.com' }).click();
    await signIn();
    await waitFor(async () => expect(await storedIds()).toEqual(ids.toReversed()));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Reconnect/ })).toBeNull());
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await storedIds()).toHaveLength(2);
  });

  test('that fails at the site changes nothing', async () => {
    const { show, signIn, ids, storedIds } = await startSame(twice, { identityStatus: 'failed' });
    show();
    await pressRefresh();
    await signIn();
    await waitFor(() => expect(notice()?.querySelector('[role="alert"]')).not.toBeNull());
    expect(await storedIds()).toEqual(ids);
  });

  test('with another account disconnects nothing', async () => {
    const { show, signIn, ids, storedIds, disconnected } = await startSame(twice);
    show();
    await pressRefresh();
    await signIn('ada@example.com');
    await gone();
    await screen.findByText('Before: jane@example.com');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await storedIds()).toEqual(ids.toReversed());
    expect(disconnected).not.toHaveBeenCalled();
  });

  test('waits for the check of the sign-in', async () => {
    const { live, show, signIn, ids, storedIds } = await startSame(twice, { identityStatus: 'pending' });
    show();
    await pressRefresh();
    await signIn();
    await step('checking');
    expect(await storedIds()).toHaveLength(2);
    await live.server.store.updateConnection(
      { owner: { tenantId: '', userId: 'jane' }, id: ids[1] ?? '' },
      { identityStatus: 'validated' },
    );
    await live.refetch();
    await gone();
    expect(await storedIds()).toEqual([ids[1]]);
  });

  test('whose check fails keeps both connections', async () => {
    const { live, show, signIn, ids, storedIds } = await startSame(twice, { identityStatus: 'pending' });
    show();
    await pressRefresh();
    await signIn();
    await step('checking');
    await live.server.store.updateConnection(
      { owner: { tenantId: '', userId: 'jane' }, id: ids[1] ?? '' },
      { identityStatus: 'failed' },
    );
    await live.refetch();
    await step('asking');
    expect(await storedIds()).toHaveLength(2);
  });

  test('that cannot disconnect says so, and tries again without another sign-in', async () => {
    const { live, show, signIn, ids, storedIds } = await startSame(twice, {
      trouble: { deleteConnection: 'offline' },
    });
    show();
    await pressRefresh();
    await signIn();
    await step('failed');
    expect(notice()?.textContent).toContain(en.problems.network_error);
    expect(await storedIds()).toHaveLength(2);
    live.server.options.trouble = {};
    await press(en.retry);
    await gone();
    expect(await storedIds()).toEqual([ids[1]]);
    expect(live.server.emulator.tokens()).toHaveLength(1);
  });

  test('leaves an account alone that was connected meanwhile', async () => {
    const { live, show, signIn, ids, storedIds } = await startSame(twice);
    show();
    await pressRefresh();
    await waitFor(() => expect(live.server.emulator.tokens()).toHaveLength(1));
    await live.seed([{ ...newer, ageInMinutes: 1 }]);
    const [third] = await storedIds();
    await signIn();
    await waitFor(async () => expect(await storedIds()).toEqual([ids[1], third]));
  });

  test('ends on the page after a redirect', async () => {
    const { live, environment, show, ids, storedIds } = await startSame(twice);
    const left: string[] = [];
    environment.location.assign = (url) => void left.push(url);
    const before = show({ mode: 'redirect' });
    await pressRefresh();
    await waitFor(() => expect(left).toHaveLength(1));
    before.unmount();
    const { url } = await live.server.navigate(left[0] ?? '');
    const { redirectUrl } = live.server.emulator.completeSignIn(
      url.searchParams.get('token') ?? '',
      'jane@example.com',
    );
    await live.server.navigate(redirectUrl ?? '');
    expect(await storedIds()).toEqual(ids.toReversed());

    show({ environment: { ...environment } });
    await waitFor(async () => expect(await storedIds()).toEqual([ids[1]]));
    await gone();
  });
});

describe('Keep both', () => {
  test('hides the notice in this browser, until the account is connected once more', async () => {
    const { live, show, ids, storedIds } = await startSame(twice);
    const before = show();
    await press(en.keepBoth);
    await gone();
    await waitFor(() => expect(document.activeElement?.ariaLabel).toBe('LinkedIn, jane@example.com (2)'));
    before.unmount();
    show();
    await screen.findByText('jane@example.com (2)');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(notice()).toBeNull();
    expect(await storedIds()).toEqual(ids);

    await live.seed([{ ...newer, ageInMinutes: 1 }]);
    await live.refetch();
    await press(en.keepAll);
    await gone();
  });

  test('without storage, the question appears again on the next page', async () => {
    const { environment, show } = await startSame(twice);
    const sandboxed = Object.defineProperty({ ...environment }, 'localStorage', {
      get() {
        throw new DOMException('Denied', 'SecurityError');
      },
    });
    const before = show({ environment: sandboxed });
    await press(en.keepBoth);
    await gone();
    before.unmount();
    show({ environment: sandboxed });
    await waitFor(() => expect(notice()).not.toBeNull());
  });
});
