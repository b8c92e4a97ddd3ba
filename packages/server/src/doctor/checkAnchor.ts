import type { ErrorCode } from '@kit/protocol';
import { dateOf, listIdentities } from '../anchor/identity.ts';
import type { AnchorClient } from '../anchor/AnchorClient.ts';
import { callAnchor, unexpected } from '../anchor/callAnchor.ts';
import { ConnectError } from '../ConnectError.ts';
import { createFinding, type Finding } from './findings.ts';

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
  /** What Anchor's `Date` header says, where the client shows the headers of a refusal. */
  date?: number;
}

/** Reads what does not exist, and each application: shows key, clock and ids, and changes nothing. */
export async function checkAnchor({ anchor, applications, now }: AnchorSite): Promise<Finding[]> {
  const nothing = crypto.randomUUID();
  const began = now?.();
  const [probe, ...reads] = await Promise.all([
    read(() => probeKey(anchor, nothing)),
    ...[...applications].map(async ([name, { id }]) => ({
      name,
      id,
      // Searched for, so that a long list does not come back.
      ...(await read(() => listIdentities(anchor, id, nothing))),
    })),
  ]);
  const clock = now && began !== undefined ? compareClocks(probe.date, (began + now()) / 2) : [];

  const outcomes = [probe, ...reads];
  if (outcomes.some(isAccepted))
    return [
      createFinding('key_accepted', 'Anchor takes the API key.'),
      ...reads.map(describeApplication),
      ...clock,
    ];
  if (outcomes.some(({ code }) => code === 'anchor_key_rejected'))
    return [createFinding('key_rejected', 'Anchor refuses the API key.'), ...clock];
  return [createFinding('anchor_unreachable', `Anchor does not answer as it should (${probe.code}).`)];
}

/** Reads an identity that does not exist. A success is not Anchor's. */
async function probeKey(anchor: AnchorClient, id: string): Promise<never> {
  await callAnchor((options) => anchor.identities.retrieve(id, options), { budgetMs: 5_000, maxRetries: 1 });
  throw unexpected('The response holds an identity that Anchor cannot have.');
}

async function read(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    await work();
    return {};
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    const date = dateOf(error);
    return { code: error.code, ...(date !== undefined && { date }) };
  }
}

/** Whoever is told that something is not there, or not like this, was let in. */
function isAccepted({ code }: Outcome): boolean {
  return code === undefined || code === 'anchor_refused' || code === 'anchor_application_missing';
}

/** The id of another project may be answered 404 or 403. */
function describeApplication({ name, id, code }: Outcome & { name: string; id: string }): Finding {
  if (code === undefined)
    return createFinding('application_found', `Anchor knows the application of ${name}.`);
  if (code === 'anchor_application_missing' || code === 'anchor_key_rejected')
    return createFinding('application_missing', `Anchor does not know ${id}, the application of ${name}.`);
  return createFinding(
    'application_unchecked',
    `Anchor could not be asked for the application of ${name} (${code}).`,
  );
}

/** From here on webhooks are refused by their age, in seconds. Sign-ins are corrected for longer. */
const wrongFrom = 120;

/** Compares this clock with what Anchor's `Date` header said meanwhile; both in milliseconds since 1970. */
export function compareClocks(theirs: number | undefined, ours: number): Finding[] {
  if (theirs === undefined) return [createFinding('clock_unknown', 'Anchor did not show its time.')];
  const seconds = Math.round((ours - theirs) / 1_000);
  const off = `${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} that of Anchor`;
  if (Math.abs(seconds) > wrongFrom) return [createFinding('clock_wrong', `The clock is ${off}.`)];
  if (Math.abs(seconds) > 30) return [createFinding('clock_drifting', `The clock is ${off}.`)];
  return [createFinding('clock_right', "The clock is within 30 seconds of Anchor's.")];
}
