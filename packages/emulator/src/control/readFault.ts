import { apiCalls } from '../api/ApiCall.ts';
import { faultKinds, type Fault } from '../faults/Fault.ts';
import { ApiError } from '../http/ApiError.ts';
import { optionalBoolean, optionalCount } from '../http/fields.ts';

/** Reads a fault from a body. Throws 400. */
export function readFault(body: Readonly<Record<string, unknown>>): Fault {
  const kind = faultKinds.find((name) => name === body['kind']);
  if (!kind) throw new ApiError(400, `"kind" takes one of ${faultKinds.join(', ')}.`);
  const call = ['*' as const, ...apiCalls].find((name) => name === (body['call'] ?? '*'));
  if (!call) throw new ApiError(400, `"call" takes * or one of ${apiCalls.join(', ')}.`);
  const status = optionalCount(body, 'status');
  if (status !== undefined && (status < 200 || status > 599))
    throw new ApiError(400, '"status" runs from 200 to 599.');
  const retryAfter = optionalCount(body, 'retryAfter');
  const delayMs = optionalCount(body, 'delayMs');
  const times = optionalCount(body, 'times');
  const takesEffect = optionalBoolean(body, 'takesEffect');
  return {
    call,
    kind,
    ...(status !== undefined && { status }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(delayMs !== undefined && { delayMs }),
    ...(times !== undefined && { times }),
    ...(takesEffect !== undefined && { takesEffect }),
  };
}
