import { isRecord } from './fields.ts';
import { ApiError } from './responses.ts';

/** Largest request body, in bytes. */
export const bodyLimit = 1024 * 1024;

/** Reads the request body as text. Throws a 413 `ApiError` above {@link bodyLimit}. */
export async function readText(request: Request): Promise<string> {
  if (!request.body) return '';
  const decoder = new TextDecoder();
  const reader = request.body.getReader();
  let size = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > bodyLimit) {
      await reader.cancel();
      throw new ApiError(413, `The request body is larger than ${bodyLimit} bytes.`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Reads the request body as a JSON object; an empty body is `{}`. Throws a 400 `ApiError` for anything else. */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = await readText(request);
  if (text.trim() === '') return {};
  const value = parseJson(text);
  if (!isRecord(value)) throw new ApiError(400, 'The request body must be a JSON object.');
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 'The request body is not valid JSON.');
  }
}
