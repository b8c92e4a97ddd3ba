import { parseError } from '@kit/protocol';
import { failWith } from './failWith.ts';
import type { Result } from './result.ts';

/** Turns an answer into a result: `read` says whether the body is what the route promises. */
export async function readAnswer<T>(
  response: Response,
  read: (body: unknown) => T | undefined,
  onForeign: () => void,
): Promise<Result<T>> {
  const body = parseJson(await response.text());
  const value = response.ok && body !== undefined ? read(body) : undefined;
  if (value !== undefined) return { ok: true, value };
  const error = response.ok ? undefined : parseError(body);
  if (error) return { ok: false, error };
  if (response.ok || response.status === 404) onForeign(); // a 502 of a proxy is nobody's mistake
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
