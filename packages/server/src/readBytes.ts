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
