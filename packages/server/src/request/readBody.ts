import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { isTimeout, withTimeout } from '../time.ts';
import { isDirect, mediaType } from './Call.ts';

const maxBodyBytes = 16 * 1024;

/** How long a body may take to arrive. */
const bodyTimeoutMs = 10_000;

const decoder = new TextDecoder();

/** Throws `body_already_read` where a body parser, a framework or `getUser` took what the kit is to read. Reads nothing. */
export function checkUnread(request: Request): void {
  if (request.bodyUsed) throw new ConnectError('body_already_read');
}

/** Reads a JSON object. Throws `unsupported_media_type`, `body_too_large`, `body_timeout`, `invalid_json` or `invalid_request`. */
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

/** Reads the fields of a plain HTML form; a field given twice is refused. */
export async function readForm(request: Request): Promise<Record<string, unknown>> {
  const fields = [...new URLSearchParams(decoder.decode(await readRaw(request)))];
  if (new Set(fields.map(([name]) => name)).size !== fields.length) throw new ConnectError('invalid_request');
  return Object.fromEntries(fields);
}

/** Reads the body as it is, for a signature over it. Throws `body_too_large`, `body_timeout` or `body_already_read`. */
export async function readRaw(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  checkUnread(request);
  const bytes = await withTimeout(bodyTimeoutMs, () => readAllowed(request)).catch(brokenOff);
  if (!bytes) throw new ConnectError('body_too_large');
  return bytes;
}

async function readAllowed(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (isDirect(request)) return request.readBytes(maxBodyBytes);
  // Refused unread: what is announced may never come.
  if (Number(request.headers.get('content-length')) > maxBodyBytes) return;
  return readBytes(request.body, maxBodyBytes);
}

/** A client that is late or goes away is no fault of ours: strangers could fill the log with it. */
function brokenOff(cause: unknown): never {
  throw new ConnectError(isTimeout(cause) ? 'body_timeout' : 'invalid_request', { cause });
}

/** Milliseconds that a body which is too large has to come to its end. */
export const patience = 500;

/**
 * The bytes of a body; undefined if there are more than that. It is read on all the same: frameworks answer a `cancel()`
 * with a cut connection, or with the end of their process. And waited for: an answer before the end can get lost.
 */
export async function readBytes(
  body: Request['body'],
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = new Uint8Array(maxBytes);
  let size = 0;
  let deadline: unknown;
  await new Promise<void>((resolve, reject) => {
    const read = async () => {
      for await (const chunk of body ?? []) {
        const start = size;
        size += chunk.length;
        if (size <= maxBytes) bytes.set(chunk, start);
        else deadline ??= setTimeout(resolve, patience);
      }
    };
    // Who breaks off after too much has sent too much.
    read().then(resolve, (error: unknown) => (size > maxBytes ? resolve() : reject(error)));
  });
  if (size > maxBytes) return;
  return bytes.subarray(0, size);
}
