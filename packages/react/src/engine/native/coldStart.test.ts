import { afterEach, describe, expect, test, vi } from 'vitest';
import { createFakeBrowser, hostedOrigin } from '../browser/environment.fixture.ts';
import { createConnectEngine } from '../createConnectEngine.ts';
import { pass, setUp } from '../setUp.fixture.ts';
import type { NativeShell } from './NativeShell.ts';
import { completed, connected, createSystem, openApp } from './system.fixture.ts';

afterEach(() => void vi.useRealTimers());

/** The app after a new start: another page, with what the shell keeps. */
function restart({ native }: { native: NativeShell }, kit: ReturnType<typeof setUp>, owner?: string) {
  const { sessionStorage } = createFakeBrowser().environment;
  const engine = createConnectEngine({
    client: kit.client,
    application: 'linkedin',
    hostedOrigin,
    environment: { ...kit.browser.environment, sessionStorage },
    native,
    owner,
  });
  engine.resume();
  return engine;
}

describe('the page is loaded again', () => {
  test('after a cold start by the link, the code is sent with the stored secret', async () => {
    const app = await openApp();
    app.engine.dispose(); // the system has ended the app
    app.openUrl(completed);
    app.handler.complete('a1', connected);
    const engine = restart(app, app);
    await pass(0);
    expect(engine.getSnapshot().outcome).toEqual(connected);
    expect(app.confirmations()).toEqual([{ completionCode: 'code1', secret: 'secret of a1' }]);
  });

  test('before the link arrives', async () => {
    const app = await openApp();
    app.engine.dispose();
    const engine = restart(app, app);
    await pass(10_000);
    app.handler.complete('a1', connected);
    app.openUrl(completed);
    await pass(0);
    expect(engine.getSnapshot().outcome).toEqual(connected);
  });

  test('another user does not resume the attempt', async () => {
    const app = await openApp();
    app.engine.dispose();
    app.openUrl(completed);
    const engine = restart(app, app, 'user-b');
    await pass(0);
    expect(engine.getSnapshot().state).toBe('idle');
    expect(app.confirmations()).toEqual([]);
  });
});

test('an installation that did not create the attempt ignores its link', async () => {
  const { native, openUrl } = createSystem();
  const { engine, handler } = setUp({}, { native });
  engine.resume();
  openUrl(completed);
  await pass(0);
  expect(handler.calls).toEqual([]);
});
