import { isRecord } from '@kit/protocol';

// The SDK wraps a system error once more than `fetch`.
const maxDepth = 4;

/** Returns the system's error code, such as `ECONNREFUSED`, and nothing else of the error. */
export function networkCode(error: unknown): string | undefined {
  let one = error;
  for (let depth = 0; depth < maxDepth && isRecord(one); depth++) {
    if (typeof one.code === 'string' && /^[A-Z][A-Z\d_]{2,63}$/.test(one.code)) return one.code;
    one = one.cause;
  }
  return undefined;
}
