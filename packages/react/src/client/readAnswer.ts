import { parseError } from '@kit/protocol';
import { failWith } from './failWith.ts';
import type { Result } from './result.ts';

/** Of who does not know the address, or takes no POST there. A 502 of a proxy is nobody's mistake. */
const mistakes = new Set([404, 405]);

interface Expectation<T> {
  /** What the body is, if it is what the route promises. */
  read: (body: unknown) => T | undefined;
  /** The address names nothing that could be gone: where a handler does not know it, it is mounted elsewhere. */
  isFixed: boolean;
  /** Hears that something else than the handler's route has answered; `isKit`: the handler, which knows no such route. */
  onForeign: (isKit: boolean) => void;
}

/** Turns an answer into a result. */
export async function readAnswer<T>(
  response: Response,
  { read, isFixed, onForeign }: Expectation<T>,
): Promise<Result<T>> {
  const body = parseJson(await response.text());
  const value = response.ok && body !== undefined ? read(body) : undefined;
  if (value !== undefined) return { ok: true, value };
  const error = response.ok ? undefined : parseError(body);
  if (error && !(isFixed && error.code === 'not_found')) return { ok: false, error };
  if (response.ok || mistakes.has(response.status)) onForeign(error !== undefined);
  return failWith('unexpected_response');
}

/** An empty body counts as `null`, a body that is no JSON as nothing. */
function parseJson(text: string): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
