import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { isTimeout, withDeadline } from '../time.ts';
import { isDirect, mediaType } from './Call.ts';

const maxBodyBytes = 16 * 1024;

const bodyTimeoutMs = 10_000;

const decoder = new TextDecoder();
const openingBrace = '{'.charCodeAt(0);

/** Throws `body_already_read` if a body parser, a framework or `getUser` has read the body. Reads nothing. */
export function checkUnread(request: Request): void {
  if (request.bodyUsed) throw new ConnectError('body_already_read');
}

/** Reads a JSON object. Throws `unsupported_media_type`, `invalid_json`, `invalid_request` or an error of {@link readRaw}. */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
  if (mediaType(request) !== 'application/json') throw new ConnectError('unsupported_media_type');
  const text = decoder.decode(await readRaw(request));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ConnectError('invalid_json', { cause });
  }
  if (!isRecord(value)) throw new ConnectError('invalid_request');
  return value;
}

/** Reads the fields of a plain HTML form. Throws `invalid_request` if a field occurs twice. */
export async function readForm(request: Request): Promise<Record<string, unknown>> {
  const fields = [...new URLSearchParams(decoder.decode(await readRaw(request)))];
  if (new Set(fields.map(([name]) => name)).size !== fields.length) throw new ConnectError('invalid_request');
  return Object.fromEntries(fields);
}

/** Reads the raw bytes of the body. Throws `body_too_large`, `body_timeout`, `body_already_read` or `body_in_base64`. */
export async function readRaw(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  checkUnread(request);
  const arrived = isDirect(request) ? request.takeArrived(maxBodyBytes) : undefined;
  // Stryker disable next-line LogicalOperator: only faster, because nothing has to wait
  const bytes = arrived ?? (await withDeadline(bodyTimeoutMs, readLimited(request)).catch(throwBodyError));
  if (!bytes) throw new ConnectError('body_too_large');
  if (isBase64(bytes)) throw new ConnectError('body_in_base64');
  return bytes;
}

/**
 * Returns whether the text is a JSON object or a form in base64. Function platforms such as AWS Lambda encode some bodies. They are
 * not decoded here, because only the platform's event says whether they are encoded.
 */
function isBase64(bytes: Uint8Array): boolean {
  // Nearly every body, and base64 has no brace. Decoding the text twice takes longer than parsing it.
  // Stryker disable next-line ConditionalExpression: only faster
  if (bytes[0] === openingBrace) return false;
  const text = decoder.decode(bytes);
  if (text.length % 4 !== 0 || !/^[A-Za-z\d+/]+={0,2}$/.test(text)) return false;
  return /^\s*\{|^\w+=/.test(atob(text));
}

async function readLimited(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  // Stryker disable next-line ConditionalExpression: the stream has the same bytes, but takes longer to read
  if (isDirect(request)) return request.readBytes(maxBodyBytes);
  return readBytes(request.body, maxBodyBytes, Number(request.headers.get('content-length')));
}

// Not an internal error, because any client could then fill the log by disconnecting.
function throwBodyError(cause: unknown): never {
  throw new ConnectError(isTimeout(cause) ? 'body_timeout' : 'invalid_request', { cause });
}

/** Time that a body which is too large has to end, in milliseconds. */
export const lateBodyTimeoutMs = 500;

/**
 * Returns the bytes of a body, or undefined if there are more than `maxBytes`, or if its `Content-Length` announces more. It reads a body
 * that is too large to its end, because some frameworks close the connection or crash on `cancel()`, and a response before the end can be
 * lost.
 */
export async function readBytes(
  body: Request['body'],
  maxBytes: number,
  announced: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = new Uint8Array(maxBytes);
  let size = 0;
  const isTooLarge = () => size > maxBytes || announced > maxBytes;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  await new Promise<void>((resolve, reject) => {
    // A client may announce more than it sends.
    const limitTime = () => {
      if (isTooLarge()) deadline ??= setTimeout(resolve, lateBodyTimeoutMs);
    };
    const read = async () => {
      for await (const chunk of body ?? []) {
        const start = size;
        size += chunk.length;
        if (size <= maxBytes) bytes.set(chunk, start);
        limitTime();
      }
    };
    limitTime();
    read().then(resolve, (error: unknown) => (isTooLarge() ? resolve() : reject(error)));
  });
  clearTimeout(deadline);
  return isTooLarge() ? undefined : bytes.subarray(0, size);
}
