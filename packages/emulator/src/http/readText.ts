import { ApiError } from './ApiError.ts';

/** Bytes a request body may have. */
export const bodyLimit = 1024 * 1024;

/** The request's body as text. Throws a 413 `ApiError` past {@link bodyLimit}. */
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
      throw new ApiError(413, `The body is larger than ${bodyLimit} bytes.`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
