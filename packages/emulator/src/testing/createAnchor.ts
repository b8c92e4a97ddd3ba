import type { Page } from '@playwright/test';
import { connectByRequests, routeOf, setBasePath, type ConnectionView } from './appRoutes.ts';
import { HostedPage, type SignInFields } from './HostedPage.ts';
import { startTestEmulator, type TestEmulator, type TestEmulatorOptions } from './startTestEmulator.ts';
import { expect } from './toHaveConnection.ts';

/** Options of the fixture `anchor`. */
export interface AnchorOptions extends TestEmulatorOptions {
  /** Path of the kit's handler in your app. @default '/api/connect' */
  readonly basePath?: string;
}

/** An account of an application. */
export interface AccountOfApplication {
  /** The application, as a key of `createConnect({ applications })`. */
  readonly application: string;
  /** Name of the account, such as an email address. */
  readonly account: string;
}

/** The emulator of a worker, and what users do on its hosted page. */
export interface Anchor extends TestEmulator {
  /** Waits for the hosted page, signs in and continues to the app. Works in a popup and in place of the app. */
  readonly signIn: (page: Page, fields?: SignInFields) => Promise<void>;
  /** Waits for the hosted page and returns it, for single steps. */
  readonly hostedPage: (page: Page) => Promise<HostedPage>;
  /** Presses the `ConnectAccountButton` of the application, signs in, and waits until the account is connected. */
  readonly connectAs: (page: Page, account: AccountOfApplication & SignInFields) => Promise<void>;
  /**
   * Connects an account of the page's user without a window, by the requests that the page would send. Resolves when it is
   * connected. Throws an `Error` if the app refuses.
   */
  readonly seedConnection: (page: Page, account: AccountOfApplication) => Promise<ConnectionView>;
  /**
   * Lets the sign-ins of an account run out, and sends the webhook to your app, which needs the secret
   * `env.ANCHORBROWSER_WEBHOOK_SECRET`. The app then shows that the account needs attention. Throws an `Error` if the account does not
   * exist, or if the app refuses the webhook.
   */
  readonly endSignIn: (page: Page, account: string) => Promise<void>;
}

/** Starts the emulator of a worker. */
export async function createAnchor({
  basePath = '/api/connect',
  ...options
}: AnchorOptions): Promise<Anchor> {
  setBasePath(basePath);
  const emulator = await startTestEmulator(options);
  const webhooks = new Set<string>();

  const anchor: Anchor = {
    ...emulator,
    reset() {
      emulator.reset();
      webhooks.clear();
    },
    hostedPage: (page) => HostedPage.find(page),
    async signIn(page, fields) {
      const hosted = await HostedPage.find(page);
      await hosted.signIn(fields);
      await hosted.continue();
    },
    async connectAs(page, { application, ...fields }) {
      const { origin } = new URL(page.url());
      await page.locator(`form:has(input[name="application"][value="${application}"]) button`).click();
      await anchor.signIn(page, fields);
      await page.waitForURL((url) => url.origin === origin);
      await expect(page).toHaveConnection(application, fields.account);
    },
    seedConnection: (page, { application, account }) =>
      connectByRequests(page, application, (token) => emulator.completeSignIn(token, account).redirectUrl),
    async endSignIn(page, account) {
      const url = routeOf(page, '/webhooks/anchor');
      if (!webhooks.has(url)) emulator.addWebhook({ url, secret: emulator.env.ANCHORBROWSER_WEBHOOK_SECRET });
      webhooks.add(url);
      const identities = emulator.identities().filter(({ name }) => name === account);
      if (identities.length === 0) throw new Error(`No one has signed in as ${account}.`);
      for (const { id } of identities) {
        emulator.changeIdentity(id, { status: 'failed' });
        const deliveries = await emulator.sendWebhook('identity.authentication_failed', id);
        const status = deliveries.find((delivery) => delivery.url === url)?.status;
        if (status !== 204) throw new Error(explainWebhook(url, status ?? null));
      }
    },
  };
  return anchor;
}

function explainWebhook(url: string, status: number | null): string {
  const cause =
    status === 404 || status === 401 || status === 403
      ? 'Pass ANCHORBROWSER_WEBHOOK_SECRET of `anchor.env` to createConnect as webhookSecret.'
      : 'Look at the output of your server.';
  return `The app did not accept the webhook: ${url} returned ${status ?? 'no response'}. ${cause}`;
}
