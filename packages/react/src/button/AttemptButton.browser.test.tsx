import '@kit/react/styles.css';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ApplicationPicker, ConnectAccountButton, ConnectionList } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
  await live.seed(['one', 'two'].map((accountName) => ({ application: 'linkedin', accountName })));
  live.server.options.trouble = { createAttempt: 'offline' };
});
afterEach(cleanup);

/** Three ways to connect LinkedIn, which share its attempt. */
function Page({ hasButton = true, isAway = false }) {
  return (
    <live.App>
      <div data-testid="button">
        {hasButton && !isAway && <ConnectAccountButton application="linkedin" name="LinkedIn" />}
      </div>
      <div data-testid="group">{!isAway && <ConnectionList />}</div>
      <div data-testid="picker">{!isAway && <ApplicationPicker />}</div>
    </live.App>
  );
}
const places = ['button', 'group', 'picker'] as const;
type Place = (typeof places)[number];

const find = (place: Place, name: string | RegExp) =>
  within(screen.getByTestId(place)).findByRole('button', { name });
const connect = (place: Place) =>
  find(place, place === 'group' ? strings.addAnother('LinkedIn') : /^Connect LinkedIn/);
const retry = (place: Place) => find(place, /Try again/);

/** Where a reason is shown, of all places. */
const shown = () => places.filter((place) => within(screen.getByTestId(place)).queryByRole('alert') !== null);

async function expectOnlyAt(place: Place): Promise<void> {
  await waitFor(() => expect(shown()).toEqual([place]));
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  for (const other of places.filter((each) => each !== place))
    expect((await connect(other)).getAttribute('data-state'), other).toBe('idle');
}

test.each(places)('an error is shown only where the attempt began: %s', async (place) => {
  render(<Page />);
  (await connect(place)).click();
  await expectOnlyAt(place);
  expect((await retry(place)).getAttribute('data-state')).toBe('failed');
});

test('an error moves to the control that is pressed next, and goes with its control', async () => {
  const { rerender } = render(<Page />);
  (await connect('group')).click();
  await expectOnlyAt('group');
  (await connect('button')).click();
  await expectOnlyAt('button');
  (await retry('button')).click();
  await expectOnlyAt('button');
  rerender(<Page hasButton={false} />);
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('controls that appear after an attempt has failed show its error once', async () => {
  const { rerender } = render(<Page />);
  (await connect('picker')).click();
  await expectOnlyAt('picker');
  rerender(<Page isAway />);
  expect(screen.queryByRole('alert')).toBeNull();
  rerender(<Page />);
  await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(1));
});

test.each([300, 800])('in a list %d px wide, the message of a group has its own line', async (width) => {
  render(
    <div style={{ inlineSize: width }}>
      <Page />
    </div>,
  );
  (await connect('group')).click();
  await expectOnlyAt('group');
  const message = screen.getByRole('alert');
  const title = screen.getByTestId('group').querySelector('[data-part="group-title"]');
  if (!title) throw new Error('The group has no title.');
  const box = message.getBoundingClientRect();
  expect(box.top).toBeGreaterThanOrEqual((await retry('group')).getBoundingClientRect().bottom);
  expect(box.left).toBe(title.getBoundingClientRect().left);
  expect(box.width).toBeGreaterThan(width * 0.6);
});
