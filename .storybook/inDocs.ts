import { expect, userEvent } from 'storybook/test';

/** Returns whether this page shows many stories. Their play functions run in parallel and must not move the focus. */
export const isDocs = () => new URLSearchParams(location.search).get('viewMode') === 'docs';

/** Presses a button. On a page of many stories it does not focus it, because that would scroll the page. */
export async function press(element: HTMLElement): Promise<void> {
  if (isDocs()) element.click();
  else await userEvent.click(element);
}

/** Expects the focus to be here, if only one story is shown. */
export async function expectFocus(element: HTMLElement): Promise<void> {
  if (!isDocs()) await expect(element).toHaveFocus();
}
