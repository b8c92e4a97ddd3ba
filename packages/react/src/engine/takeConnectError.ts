import { isErrorCode, consumeErrorParameter, type ErrorCode } from '@kit/protocol';
import type { Environment } from './environment.ts';

/**
 * Takes `connect_error` out of the address after a redirect, so that a shared link does not carry it. The code says why the
 * sign-in could not begin; like that of a relay message it is believed only while the server still says `created`.
 */
export function takeConnectError({ location, history }: Environment): ErrorCode | undefined {
  const url = new URL(location.href);
  const code = consumeErrorParameter(url);
  if (code === undefined) return;
  history.replaceState(history.state, '', url.href);
  return isErrorCode(code) ? code : undefined;
}
