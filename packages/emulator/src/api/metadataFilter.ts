import { ApiError } from '../http/ApiError.ts';
import { isRecord } from '../http/isRecord.ts';

type Metadata = Readonly<Record<string, unknown>>;

/** The metadata asked for: `metadata={"userId":"u1"}`, or `metadata[userId]=u1`. Throws 400 for bad JSON. */
export function metadataFilter(query: URLSearchParams): Metadata {
  const wanted: Record<string, unknown> = {};
  for (const [name, value] of query) {
    const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
    if (key) wanted[key] = value;
    if (name === 'metadata' && value !== '') Object.assign(wanted, parse(value));
  }
  return wanted;
}

/** Whether every wanted entry is there with the same JSON value. */
export function matchesMetadata(metadata: Metadata, wanted: Metadata): boolean {
  return Object.entries(wanted).every(
    ([key, value]) => JSON.stringify(metadata[key]) === JSON.stringify(value),
  );
}

function parse(text: string): Metadata {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // Falls through to the same answer as JSON of another kind.
  }
  throw new ApiError(400, '"metadata" must be a JSON object.');
}
