import assert from 'node:assert/strict';
import type { Browser, Tab } from './Browser.ts';
import { until } from './until.ts';

const button = (application: string) =>
  `//*[@data-part="tile"][contains(., "${application}")]//*[@data-part="button"]`;

/** An expression for the first element that an XPath finds. */
const find = (xpath: string) =>
  `document.evaluate(${JSON.stringify(xpath)}, document, null, 9, null).singleNodeValue`;

/** The playground in a tab, as a person uses it. */
export class AppTab {
  readonly tab: Tab;
  private readonly browser: Browser;
  private readonly origin: string;

  constructor(browser: Browser, tab: Tab, origin: string) {
    this.browser = browser;
    this.tab = tab;
    this.origin = origin;
  }

  async open(): Promise<void> {
    await this.tab.goto(this.origin);
    await this.shown();
  }

  async shown(): Promise<void> {
    await until('the app is shown', async () => (await textsOf(this.tab, button('LinkedIn'))).length > 0);
  }

  press(application = 'LinkedIn'): Promise<void> {
    return this.tab.click(button(application));
  }

  /** Sets that sign-ins replace the page. The setting is in a panel, which a narrow window folds. */
  async signInInThisTab(): Promise<void> {
    const folded = '//aside/details[not(@open)]/summary';
    if ((await textsOf(this.tab, folded)).length > 0) await this.tab.click(folded);
    await this.tab.click('//label[contains(., "In this tab")]');
  }

  /** Sends the pointerdown of a press. */
  async touch(application = 'LinkedIn'): Promise<void> {
    const event = `new PointerEvent('pointerdown', { bubbles: true })`;
    await this.tab.run(`${find(button(application))}.dispatchEvent(${event})`);
  }

  /** Focuses the button, as the Tab key does. */
  async focusButton(application = 'LinkedIn'): Promise<void> {
    await this.tab.run(`${find(button(application))}.focus()`);
  }

  /** Adds a frame to the page. */
  async addFrame(attributes: Record<string, string>): Promise<void> {
    await this.tab.run(`
      const frame = document.createElement('iframe');
      for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) frame.setAttribute(name, value);
      document.body.append(frame);`);
  }

  async isFocused(application = 'LinkedIn'): Promise<boolean> {
    return (await this.tab.run(`return document.activeElement === ${find(button(application))}`)) === true;
  }

  /** Presses the button, or runs `act`. Returns the popup that opens, once it shows the hosted page. */
  async openPopup(application = 'LinkedIn', act = () => this.press(application)): Promise<Tab> {
    const before = await this.browser.tabs();
    await act();
    return until('the popup shows the hosted page', async () => {
      const popup = (await this.browser.tabs()).find((tab) => !before.includes(tab));
      return popup && (await popup.url()).includes('/identity/create?') ? popup : undefined;
    });
  }

  /** Whether the button shows no attempt. */
  async isIdle(application = 'LinkedIn'): Promise<boolean> {
    return (await textsOf(this.tab, `${button(application)}[@data-state="idle"]`)).length > 0;
  }

  /** The text of the button. */
  async label(application = 'LinkedIn'): Promise<string> {
    return (await textsOf(this.tab, button(application))).join();
  }

  /** The lines of the panel of events, of the newest attempt first. */
  events(): Promise<string[]> {
    return textsOf(this.tab, '//aside//li[@data-event]');
  }

  /** Outcomes, of the newest attempt first. Each attempt has exactly one. */
  async ends(): Promise<string[]> {
    return (await this.events())
      .map((text) => text.replace(/^[\d.]+ s/, ''))
      .filter((text) => /^(Connected|Failed|Outcome)/.test(text));
  }

  async expectRetry(): Promise<void> {
    await until('a retry is offered', async () => {
      await this.tab.focus();
      return /Try again/.test(await this.label());
    });
  }

  /** Waits for this many accounts in the list and, if given, for these outcomes. */
  async expectRows(count: number, ends?: RegExp[]): Promise<void> {
    const rows = async () => (await textsOf(this.tab, '//*[@data-part="row"]')).length;
    await until(`${count} accounts are listed`, async () => (await rows()) === count);
    if (ends) await this.expectEnds(ends);
  }

  async expectEnds(expected: RegExp[]): Promise<void> {
    await until('the attempts have ended', async () => (await this.ends()).length >= expected.length);
    const ends = await this.ends();
    assert.equal(ends.length, expected.length, ends.join());
    for (const [i, pattern] of expected.entries()) assert.match(ends[i] ?? '', pattern);
  }
}

/** Texts of the elements that an XPath finds. */
export async function textsOf(tab: Tab, xpath: string): Promise<string[]> {
  const texts = await tab.run(`
    const found = document.evaluate(${JSON.stringify(xpath)}, document, null, 7, null);
    return Array.from({ length: found.snapshotLength }, (_, i) => found.snapshotItem(i).textContent);`);
  return Array.isArray(texts) ? texts.map(String) : [];
}

/** Signs in on the hosted page, up to its success step. */
export async function signIn(hosted: Tab, account?: string): Promise<void> {
  if (account)
    await hosted.run(`document.querySelector('input[name=username]').value = ${JSON.stringify(account)}`);
  await hosted.click('//button[normalize-space() = "Sign in"]');
  await until(
    'the hosted page shows the success step',
    async () => (await textsOf(hosted, '//button[contains(., "Continue")]')).length > 0,
  );
}

/** Signs in on the hosted page and continues to the callback. */
export async function finish(hosted: Tab, account?: string): Promise<void> {
  await signIn(hosted, account);
  // The popup may close before the driver reports the click, so callers check the result in the app.
  await hosted.click('//button[contains(., "Continue")]').catch(() => {});
}

/** Waits until the popup has closed itself. */
export async function expectClosed(browser: Browser, popup: Tab): Promise<void> {
  await until('the popup has closed itself', async () => !(await browser.tabs()).includes(popup));
}

/** Returns the window that is not the app, on any page. */
export function otherTab(browser: Browser, app: AppTab): Promise<Tab> {
  return until('a window opens', async () => (await browser.tabs()).find((tab) => tab !== app.tab));
}
