import type { ErrorCode } from '@kit/protocol';
import { dateOf } from '../anchor/anchorTime.ts';
import type { AnchorClient, CallOptions } from '../anchor/anchorClient.ts';
import { callAnchor, isNotFound } from '../anchor/callAnchor.ts';
import { ConnectError } from '../ConnectError.ts';
import { judgeClock } from './judgeClock.ts';
import { found, type Finding } from './findings.ts';

/** What is asked of Anchor. */
export interface AnchorSite {
  anchor: AnchorClient;
  /** Anchor's id of each application, by its name. */
  applications: ReadonlyMap<string, { id: string }>;
  /** The clock of the server; absent where the doctor runs elsewhere. */
  now?: () => number;
}

interface Outcome {
  /** Absent where the call succeeded. */
  code?: ErrorCode;
  isMissing: boolean;
  /** What Anchor's `Date` header says, where the client shows the headers of a refusal. */
  date?: number;
}

/** Reads what does not exist, and each application: shows key, clock and ids, and changes nothing. */
export async function examineAnchor({ anchor, applications, now }: AnchorSite): Promise<Finding[]> {
  const nothing = crypto.randomUUID();
  const began = now?.();
  const [probe, ...reads] = await Promise.all([
    read((options) => anchor.identities.retrieve(nothing, options)),
    ...[...applications].map(async ([name, { id }]) => ({
      name,
      id,
      // Searched for, so that a long list does not come back.
      ...(await read((options) => anchor.applications.listIdentities(id, { search: nothing }, options))),
    })),
  ]);
  const clock = now && began !== undefined ? judgeClock(probe.date, (began + now()) / 2) : [];

  const outcomes = [probe, ...reads];
  if (outcomes.some(isAccepted))
    return [found('key_accepted', 'Anchor takes the API key.'), ...reads.map(judgeApplication), ...clock];
  if (outcomes.some(({ code }) => code === 'anchor_key_rejected'))
    return [found('key_rejected', 'Anchor refuses the API key.'), ...clock];
  return [found('anchor_unreachable', `Anchor does not answer as it should (${probe.code}).`)];
}

async function read(call: (options: CallOptions) => PromiseLike<unknown>): Promise<Outcome> {
  try {
    await callAnchor(call, { budget: 5_000, maxRetries: 1 });
    return { isMissing: false };
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    const date = dateOf(error);
    return { code: error.code, isMissing: isNotFound(error), ...(date !== undefined && { date }) };
  }
}

/** Whoever is told that something is not there, or not like this, was let in. */
function isAccepted({ code }: Outcome): boolean {
  return code === undefined || code === 'anchor_refused';
}

/** The id of another project may be answered 404 or 403. */
function judgeApplication({ name, id, code, isMissing }: Outcome & { name: string; id: string }): Finding {
  if (code === undefined) return found('application_found', `Anchor knows the application of ${name}.`);
  if (isMissing || code === 'anchor_key_rejected')
    return found('application_missing', `Anchor does not know ${id}, the application of ${name}.`);
  return found(
    'application_unchecked',
    `Anchor could not be asked for the application of ${name} (${code}).`,
  );
}
