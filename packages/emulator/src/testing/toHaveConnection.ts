import { expect as base, type ExpectMatcherState, type MatcherReturnType, type Page } from '@playwright/test';
import { readConnections, type ConnectionView } from './appRoutes.ts';

/** Further conditions of `toHaveConnection`. */
export interface ToHaveConnectionOptions {
  /** Expected status. @default any status */
  readonly status?: 'connected' | 'pending' | 'needs_attention' | 'unknown';
  /** How long to wait, in milliseconds. @default the timeout of `expect` */
  readonly timeout?: number;
}

/**
 * Waits until the page's user has a connection of an application, such as `linkedin`, and of an account, if one is given. Asks the
 * server of the app, with the cookies of the page.
 */
async function toHaveConnection(
  this: ExpectMatcherState,
  page: Page,
  application: string,
  account?: string,
  options: ToHaveConnectionOptions = {},
): Promise<MatcherReturnType> {
  const { isNot, utils } = this;
  const { status, timeout = this.timeout } = options;
  const isExpected = (found: ConnectionView): boolean =>
    found.application === application &&
    (account === undefined || found.accountName === account) &&
    (status === undefined || found.status === status);

  let received = 'nothing, because the server did not respond in time';
  const hasConnection = async (): Promise<boolean | null> => {
    try {
      const connections = await readConnections(page);
      received = connections.map(describe).join('\n          ') || 'no connections';
      return connections.some(isExpected);
    } catch (error) {
      received = error instanceof Error ? error.message : String(error);
      return null; // unknown, which fulfills neither the assertion nor its opposite
    }
  };
  const isFulfilled = await base
    .poll(hasConnection, { timeout, intervals: [10, 25, 50, 100, 250] })
    .toBe(!isNot)
    .then(
      () => true,
      () => false,
    );
  const expected = [application, account ?? 'any account', status ?? 'any status'].join(', ');
  return {
    name: 'toHaveConnection',
    pass: isFulfilled !== isNot,
    message: () => `${utils.matcherHint('toHaveConnection', 'page', 'application, account', { isNot })}

Expected: ${isNot ? 'not ' : ''}${expected}
Received: ${received}
Timeout:  ${timeout} ms`,
  };
}

function describe({ application, accountName, status }: ConnectionView): string {
  return [application, accountName, status].join(', ');
}

/** `expect` of Playwright, with `expect(page).toHaveConnection(application, account)`. */
export const expect = base.extend({ toHaveConnection });
