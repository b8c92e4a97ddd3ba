import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readForm, readJson } from './readBody.ts';

const url = 'https://app.example.com/';
const type = { 'content-type': 'application/json' };
const post = (body: string | ReadableStream | null, headers: Record<string, string> = type) =>
  new Request(url, { method: 'POST', headers, body, duplex: 'half' });

/** A body that arrives in pieces, without a length. */
function pieces(...chunks: Uint8Array[]): { stream: ReadableStream; pulled: () => number } {
  let pulled = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[pulled++];
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, pulled: () => pulled };
}

const filled = (length: number) => `{"a":"${'x'.repeat(length - 8)}"}`;

test('16 KiB are accepted, and one byte more is refused', async () => {
  expect(await readJson(post(filled(16_384)))).toHaveProperty('a');
  const headers = { ...type, 'content-length': '16384' };
  expect(await readJson(post(filled(16_384), headers))).toHaveProperty('a');
  await expect(readJson(post(filled(16_385)))).rejects.toMatchObject({ code: 'body_too_large' });
});

test('bytes are counted, not characters', async () => {
  const body = JSON.stringify({ a: 'ä'.repeat(8_190) });
  await expect(readJson(post(body))).rejects.toMatchObject({ code: 'body_too_large' });
});

test('a body that a router or getUser has read is distinguished from an empty body', async () => {
  const request = post('{}');
  await request.text();
  await expect(readJson(request)).rejects.toMatchObject({ code: 'body_already_read' });
  await expect(readJson(post(null))).rejects.toMatchObject({ code: 'invalid_json' });
});

const form = { 'content-type': 'application/x-www-form-urlencoded' };

test.each([
  ['JSON', '{"application":"linkedin"}', readJson, type],
  ['indented JSON', '{\n  "label": "Büro"\n}\n', readJson, type],
  ['a form', 'application=linkedin&returnTo=%2Fk%C3%A4se', readForm, form],
])('%s in base64 is not decoded, but the error says so', async (_, body, read, headers) => {
  const encoded = Buffer.from(body).toString('base64');
  await expect(read(post(encoded, headers))).rejects.toMatchObject({ code: 'body_in_base64' });
});

test('text that only looks like base64 is read as it is', async () => {
  expect(await readForm(post('decline=', form))).toEqual({ decline: '' });
  expect(await readForm(post('YQ==', form))).toEqual({ YQ: '=' });
  for (const text of ['bnVsbA==', 'e30', 'eyJhIjoxf==', '____'])
    await expect(readJson(post(text))).rejects.toMatchObject({ code: 'invalid_json' });
});

test('a body without a length is refused once it is too large', async () => {
  const endless = new ReadableStream<Uint8Array>({ start: (it) => it.enqueue(new Uint8Array(20_000)) });
  await expect(readJson(post(endless))).rejects.toMatchObject({ code: 'body_too_large' });
});

describe('a body without a length that is too large', () => {
  const large = new Uint8Array(20_000);

  test('is read to its end and discarded', async () => {
    const { stream, pulled } = pieces(...Array.from({ length: 100 }, () => new Uint8Array(1_024)));
    await expect(readJson(post(stream))).rejects.toMatchObject({ code: 'body_too_large' });
    expect(pulled()).toBe(101);
  });

  test('is not cancelled, because frameworks that write to a cancelled stream throw', async () => {
    const feeds: (() => void)[] = [];
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        feeds.push(() => controller.enqueue(large));
        controller.enqueue(large);
      },
    });
    await expect(readJson(post(stream))).rejects.toMatchObject({ code: 'body_too_large' });
    expect(feeds[0]).not.toThrow();
  });

  test('is too large even if it then fails', async () => {
    const { stream } = pieces(large);
    const broken = stream.pipeThrough(
      new TransformStream({ flush: (controller) => controller.error(new Error('aborted')) }),
    );
    await expect(readJson(post(broken))).rejects.toMatchObject({ code: 'body_too_large' });
  });
});

describe('a body whose Content-Length is too large', () => {
  const headers = { ...type, 'content-length': '999999' };

  test('is refused, and read to its end: otherwise servers reset the connection, and the response is lost', async () => {
    const { stream, pulled } = pieces(new Uint8Array(1), new Uint8Array(1));
    await expect(readJson(post(stream, headers))).rejects.toMatchObject({ code: 'body_too_large' });
    expect(pulled()).toBe(3);
  });

  test('is refused after half a second if it does not end', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const refused = readJson(post(new ReadableStream(), headers)).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(500);
    expect(await refused).toMatchObject({ code: 'body_too_large' });
  });

  test('leaves no timer', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    await readJson(post(pieces(new Uint8Array(1)).stream, headers)).catch(() => undefined);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('a character that is split between two pieces is decoded', async () => {
  const bytes = new TextEncoder().encode('{"a":"ä"}');
  const { stream } = pieces(bytes.slice(0, 7), bytes.slice(7));
  expect(await readJson(post(stream))).toEqual({ a: 'ä' });
});

describe('JSON that is not an object is refused', () => {
  test.each(['[]', 'null', '1', '"a"', 'true'])('%s', async (body) => {
    await expect(readJson(post(body))).rejects.toMatchObject({ code: 'invalid_request' });
  });
  test.each(['', '{', "{'a':1}", '{"a":1}x', '\u0000'])('%j is not JSON', async (body) => {
    await expect(readJson(post(body))).rejects.toMatchObject({
      code: 'invalid_json',
      cause: expect.any(SyntaxError),
    });
  });
});

test('__proto__ in JSON changes no prototype', async () => {
  const value = await readJson(post('{"__proto__":{"application":"linkedin"}}'));
  expect(value.application).toBeUndefined();
  expect({}).not.toHaveProperty('application');
});

test('a form is parsed, and a duplicate field is refused', async () => {
  expect(await readForm(post('a=1&b=%C3%A4+b'))).toEqual({ a: '1', b: 'ä b' });
  expect(await readForm(post(null))).toEqual({});
  await expect(readForm(post('a=1&a=1'))).rejects.toMatchObject({ code: 'invalid_request' });
});

test.each(['{"a":', filled(16_384)])('a truncated body is a client error', async (text) => {
  const { stream } = pieces(new TextEncoder().encode(text));
  const cause = new Error('aborted');
  const broken = stream.pipeThrough(new TransformStream({ flush: (controller) => controller.error(cause) }));
  await expect(readJson(post(broken))).rejects.toMatchObject({ code: 'invalid_request', cause });
});

test('a body that does not end times out after ten seconds', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const endless = new ReadableStream<Uint8Array>({
    start: (it) => it.enqueue(new TextEncoder().encode('{"a":')),
  });
  const refused = readJson(post(endless)).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await refused).toMatchObject({ code: 'body_timeout', status: 408 });
});
