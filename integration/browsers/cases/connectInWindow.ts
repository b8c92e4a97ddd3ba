import { expectClosed, finish } from '../AppTab.ts';
import { connected, type Scene } from './Case.ts';

/** Connects an account in a popup, under the headers that the case has set. */
export async function connectInWindow({ browser, app }: Scene): Promise<void> {
  await app.open();
  const popup = await app.openPopup();
  await finish(popup);
  await expectClosed(browser, popup);
  await app.expectRows(1, connected);
}
