import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { anchorEventNames, type AnchorEvent } from '../events/AnchorEvent.ts';
import { isId } from '../request/toName.ts';

/** Returns the event of a delivery: one about an identity, or another one. Throws `invalid_json`. */
export function readEvent(body: Uint8Array): { id: string; identityId: string } | AnchorEvent {
  const event = parse(body);
  const fields = isRecord(event) ? event : {};
  const data = isRecord(fields.data) ? fields.data : {};
  const id = textOf(fields.id);
  if (isId(data.identity_id)) return { id, identityId: data.identity_id.toLowerCase() };
  const name = textOf(fields.type);
  const type = anchorEventNames.find((known) => known === name);
  return {
    ...(type === undefined ? { type: 'other', name } : { type }),
    id,
    createdAt: textOf(fields.created),
    text: textOf(fields.text),
    data,
  };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch (cause) {
    throw new ConnectError('invalid_json', { cause });
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
