import type { ErrorCode } from '@kit/protocol';
import { dateOf, listIdentities } from '../anchor/identity.ts';
import type { AnchorClient } from '../anchor/AnchorClient.ts';
import { callAnchor, unexpected } from '../anchor/callAnchor.ts';
import { ConnectError } from '../ConnectError.ts';
import { webhookMaxAgeMs } from '../time.ts';
import { createFinding, type Finding } from './findings.ts';

interface AnchorSite {
  anchor: AnchorClient;
  /** Anchor's id of each application, by its name. */
  applications: ReadonlyMap<string, { id: string }>;
  /** The clock of the server. Absent if the doctor runs on another machine. */
  now?: () => number;
}

interface Outcome {
  /** Absent if the call succeeded. */
  code?: ErrorCode;
  /** Anchor's `Date` header, if the client exposes the headers of an error response. */
  date?: number;
}

/** Checks the key, the clock and the ids with read calls: for an identity that does not exist, and for each application. */
export async function checkAnchor({ anchor, applications, now }: AnchorSite): Promise<Finding[]> {
  const nothing = crypto.randomUUID();
  const began = now?.();
  const [probe, ...reads] = await Promise.all([
    read(() => probeKey(anchor, nothing)),
    ...[...applications].map(async ([name, { id }]) => ({
      name,
      id,
      // A search that matches nothing, so the response is short.
      ...(await read(() => listIdentities(anchor, id, nothing))),
    })),
  ]);
  const clock = now && began !== undefined ? compareClocks(probe.date, (began + now()) / 2) : [];

  const outcomes = [probe, ...reads];
  if (outcomes.some(isAccepted))
    return [
      createFinding('key_accepted', 'Anchor accepts the API key.'),
      ...reads.map(describeApplication),
      ...clock,
    ];
  if (outcomes.some(({ code }) => code === 'anchor_key_rejected'))
    return [createFinding('key_rejected', 'Anchor rejects the API key.'), ...clock];
  return [createFinding('anchor_unreachable', `Anchor does not respond as documented (${probe.code}).`)];
}

/** Reads an identity that does not exist, so a success cannot come from Anchor. */
async function probeKey(anchor: AnchorClient, id: string): Promise<never> {
  await callAnchor((options) => anchor.identities.retrieve(id, options), { budgetMs: 5_000, maxRetries: 1 });
  throw unexpected('The response contains an identity that Anchor cannot have.');
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

// Anchor reports a missing resource or an invalid request only if it accepts the key.
function isAccepted({ code }: Outcome): boolean {
  return code === undefined || code === 'anchor_refused' || code === 'anchor_application_missing';
}

// For an id of another project, Anchor responds with 404 or 403.
function describeApplication({ name, id, code }: Outcome & { name: string; id: string }): Finding {
  if (code === undefined) return createFinding('application_found', `Anchor has the application of ${name}.`);
  if (code === 'anchor_application_missing' || code === 'anchor_key_rejected')
    return createFinding('application_missing', `Anchor does not have ${id}, the application of ${name}.`);
  return createFinding(
    'application_unchecked',
    `The application of ${name} could not be read from Anchor (${code}).`,
  );
}

/** Compares this clock with Anchor's `Date` header, both in milliseconds since 1970. */
function compareClocks(theirs: number | undefined, ours: number): Finding[] {
  if (theirs === undefined) return [createFinding('clock_unknown', 'Anchor did not send its time.')];
  const seconds = Math.round((ours - theirs) / 1_000);
  const off = `${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} Anchor's clock`;
  if (Math.abs(seconds) * 1_000 > webhookMaxAgeMs)
    return [createFinding('clock_wrong', `The clock is ${off}.`)];
  if (Math.abs(seconds) > 30) return [createFinding('clock_drifting', `The clock is ${off}.`)];
  return [createFinding('clock_right', "The clock is within 30 seconds of Anchor's.")];
}
