import { isRecord } from '@kit/protocol';

/** How deep clients wrap what the system said: the SDK once more than `fetch`. */
const maxDepth = 4;

/** The system's own word for what a call failed of, such as `ECONNREFUSED`; nothing else that an error may carry. */
export function networkCode(error: unknown): string | undefined {
  let one = error;
  for (let depth = 0; depth < maxDepth && isRecord(one); depth++) {
    if (typeof one.code === 'string' && /^[A-Z][A-Z\d_]{2,63}$/.test(one.code)) return one.code;
    one = one.cause;
  }
  return undefined;
}
