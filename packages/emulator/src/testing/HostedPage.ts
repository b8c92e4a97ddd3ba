import { expect, type Page } from '@playwright/test';
import { demoOneTimeCode } from '../demo.ts';

/** What a user enters on the hosted page. */
export interface SignInFields {
  /** Email or username. The name of the account. @default the demo user */
  readonly account?: string | undefined;
  /** Password. @default the demo password */
  readonly password?: string | undefined;
  /** One-time code, if the page asks for one. @default demoOneTimeCode */
  readonly code?: string | undefined;
}

/** The hosted page, as a user sees it: in a popup, or in place of the app. */
export class HostedPage {
  /** The window that shows it. */
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until a window of this browser context shows the hosted page. */
  static async find(page: Page): Promise<HostedPage> {
    const windows = page.context();
    const urls = (): string[] => windows.pages().map((each) => each.url());
    await expect
      .poll(urls, { message: 'A window should show the hosted page.', intervals: [25] })
      .toContainEqual(expect.stringMatching(hostedPath));
    const hosted = windows.pages().findLast((each) => hostedPath.test(each.url()));
    if (!hosted) throw new Error('The hosted page was closed as soon as it opened.');
    return new HostedPage(hosted);
  }

  /** Signs in, up to the success step. Throws an `Error` if the page refuses the password or the code. */
  async signIn({ account, password, code = demoOneTimeCode }: SignInFields = {}): Promise<void> {
    const { page } = this;
    if (account !== undefined) await page.getByRole('textbox', { name: 'Email or username' }).fill(account);
    if (password !== undefined) await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const codeField = page.getByRole('textbox', { name: 'One-time code' });
    await this.#success.or(this.#problem).or(codeField).first().waitFor();
    if (await codeField.isVisible()) {
      await codeField.fill(code);
      await page.getByRole('button', { name: 'Verify' }).click();
      await this.#success.or(this.#problem).first().waitFor();
    }
    if (await this.#success.isVisible()) return;
    throw new Error(`The hosted page refused the sign-in: ${await this.#problem.innerText()}`);
  }

  /** Leaves the success step for the callback. A popup closes. */
  async continue(): Promise<void> {
    await this.#click('Continue');
  }

  /** Presses Cancel. */
  async cancel(): Promise<void> {
    await this.#click('Cancel');
  }

  get #success() {
    return this.page.getByRole('button', { name: 'Continue' });
  }

  get #problem() {
    return this.page.getByRole('alert').filter({ hasText: /\S/ });
  }

  async #click(name: string): Promise<void> {
    await this.page
      .getByRole('button', { name })
      .click()
      .catch((error: unknown) => {
        if (!this.page.isClosed()) throw error; // the popup closed before the click was reported
      });
  }
}

const hostedPath = /\/identity\/create(?:\?|$)/;
