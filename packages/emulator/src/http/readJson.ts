import { ApiError } from './ApiError.ts';
import { isRecord } from './isRecord.ts';
import { readText } from './readText.ts';

/** The request's body as a JSON object; an empty body is `{}`. Throws a 400 `ApiError` for anything else. */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = await readText(request);
  if (text.trim() === '') return {};
  const value = parse(text);
  if (!isRecord(value)) throw new ApiError(400, 'The body must be a JSON object.');
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 'The body is not valid JSON.');
  }
}
