import { attemptName, type RouteName } from '@kit/protocol';
import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import type { ConnectError } from '../ConnectError.ts';
import type { Rejection } from './ConnectEvent.ts';

const rejections: Partial<Record<RouteName, Rejection['type']>> = {
  startAttempt: 'start.rejected',
  receiveCallback: 'callback.rejected',
  confirmAttempt: 'callback.rejected',
  receiveWebhook: 'webhook.rejected',
};

/** Tells the product of a request that was answered with an error: of a fault always, of a refusal where it can be an attack. */
export function reportRefusal({ reporter }: Settings, call: Call, error: ConnectError): void {
  // A browser that looks ahead is told to come back: nothing has happened yet.
  if (error.code === 'prefetch_refused') return;
  const { requestId, route, attempt } = call;
  const about = { code: error.code, requestId, ...(attempt && { attempt: attemptName(attempt.id) }) };
  if (error.status >= 500) return reporter.fail(error, { type: 'request.failed', ...about });
  const type = rejections[route];
  if (type) reporter.emit({ type, message: error.message, ...about });
}
