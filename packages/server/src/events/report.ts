import { attemptName, type ErrorCode, type RouteName } from '@kit/protocol';
import type { Call } from '../request/Call.ts';
import { referenceOf } from '../request/reply.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { ConnectError } from '../ConnectError.ts';
import type { Rejection } from './ConnectEvent.ts';
import type { UnreadableRow } from '../stores/UnreadableRow.ts';
import type { Reporter } from './createReporter.ts';

const rejections: Partial<Record<RouteName, Rejection['type']>> = {
  startAttempt: 'start.rejected',
  receiveCallback: 'callback.rejected',
  confirmAttempt: 'callback.rejected',
  receiveWebhook: 'webhook.rejected',
};

/** Codes of a page that may not call the handler. Its developer sees only what the browser shows. */
const originCodes: readonly ErrorCode[] = [
  'foreign_origin',
  'unsupported_origin',
  'cross_site',
  'unknown_host',
];

/** Reports a request that ends with an error. Other errors of the client are only reported on routes that an attacker may use. */
export function reportRefusal({ reporter }: Settings, call: Call, error: ConnectError): void {
  // The browser repeats a rejected prefetch as a navigation, so nothing has happened yet.
  if (error.code === 'prefetch_refused') return;
  const { route, attempt } = call;
  const about = {
    code: error.code,
    reference: referenceOf(call),
    ...(attempt && { attempt: attemptName(attempt.id) }),
  };
  if (error.status >= 500) return reporter.fail(error, { type: 'handler.failed', ...about });
  const type = rejections[route] ?? (originCodes.includes(error.code) ? 'origin.rejected' : undefined);
  if (type) reporter.emit({ type, message: error.message, ...about });
}

/** Returns the listener for rows that a store cannot read. */
export function reportUnreadable(reporter: Reporter): (row: UnreadableRow) => void {
  return ({ connectionId, error }) => reporter.fail(error, { type: 'connection.unreadable', connectionId });
}
