import type { Locator, Page } from '@playwright/test';
import { expect, popupOf, pressWithMouse } from './test.ts';

/** The chat of the playground, as a person uses it. */
export class ChatWindow {
  readonly page: Page;
  /** The messages. */
  readonly log: Locator;
  /** The request to connect an account. */
  readonly card: Locator;
  readonly field: Locator;
  /** What the user wrote. */
  readonly userMessages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.log = page.getByRole('log');
    this.card = this.log.getByRole('group');
    this.field = page.getByRole('textbox', { name: 'Message' });
    this.userMessages = page.getByRole('article', { name: 'You' });
  }

  /** Opens a new conversation. */
  static async open(page: Page, origin: string): Promise<ChatWindow> {
    const chat = new ChatWindow(page);
    await page.goto(`${origin}/chat`);
    await expect(page.getByRole('heading', { name: 'What can I do for you?' })).toBeVisible();
    return chat;
  }

  /** Sends a message, once the assistant has finished the last answer. */
  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await expect(this.page.getByRole('button', { name: 'Send' })).toBeEnabled();
    await this.field.press('Enter');
  }

  /** The line of a tool. */
  tool(name: string): Locator {
    return this.log.locator('.tool-line').filter({ hasText: name });
  }

  /** Presses the button of a card with a real mouse. Returns the popup once it shows the hosted page. */
  connect(card = this.card): Promise<Page> {
    const button = card.getByRole('button', { name: /^(Connect|Use another|Sign in)/ });
    return popupOf(this.page, () => pressWithMouse(button));
  }
}
