import { expect, userEvent } from 'storybook/test';

/** Whether this page shows many stories at once. Their plays run side by side there, and must leave the focus alone. */
const isDocs = () => new URLSearchParams(location.search).get('viewMode') === 'docs';

/** Presses a button as a user does; on a page of many stories without the focus, which would scroll the page. */
export async function press(element: HTMLElement): Promise<void> {
  if (isDocs()) element.click();
  else await userEvent.click(element);
}

/** Expects the focus to be here, where only one story is shown. */
export async function expectFocus(element: HTMLElement): Promise<void> {
  if (!isDocs()) await expect(element).toHaveFocus();
}
