import { ConnectError } from '../ConnectError.ts';
import type { AnchorClient } from '../anchor/AnchorClient.ts';
import { callAnchor, unexpected } from '../anchor/callAnchor.ts';
import { optionError } from '../options/optionChecks.ts';
import type { Settings } from '../options/checkOptions.ts';
import { isUsable, type SessionRecord } from '../stores/SessionRecord.ts';
import type { Owner } from '../stores/store.ts';
import { pause } from '../time.ts';
import { findEnd, findLost } from './lostAccounts.ts';
import { asRecord } from './sessionOptions.ts';
import { withSession, type WithSessionOptions } from './withSession.ts';

/** Which task to run, and in which browser. */
export type TaskOptions<Slug extends string = string> = WithSessionOptions<Slug> & {
  /** Anchor's id of the task. */
  taskId: string;
  /** The values of the task's parameters, by name. @default {} */
  input?: Readonly<Record<string, unknown>> | undefined;
  /** How long the task may take once its browser runs, in milliseconds. @default until the browser ends */
  timeoutMs?: number | undefined;
};

/** What a task returned. */
export interface TaskResult {
  /** Always `success`. A task that ends in another way throws. */
  status: 'success';
  /** The output, undefined if there is none. It can contain text of the pages that the task has read. */
  output: unknown;
}

/** A run of a task, as Anchor reports it. https://docs.anchorbrowser.io/api-reference/tasks/get-task-run-status */
interface Run {
  id: string;
  status: string;
  output?: unknown;
  error?: unknown;
}

/** A client with the method that the SDK and `createAnchorClient` have, and that a custom one may lack. */
type Reader = AnchorClient & { get: NonNullable<AnchorClient['get']> };

/** How a run ends without a result. Words that are not documented count as running. */
const failures: Record<string, 'task_failed' | 'task_timeout' | undefined> = {
  failure: 'task_failed',
  cancelled: 'task_failed',
  timeout: 'task_timeout',
};

const firstPauseMs = 500;
const maxPauseMs = 5_000;
/** Failed looks in a row after which `runTask` fails. An outage of a minute must not cost a run that is billed. */
const maxFailedLooks = 12;
const passing = ['anchor_unavailable', 'anchor_rate_limited', 'store_unavailable'];

/**
 * Runs a task of Anchor in a browser of `withSession`, and waits for its result. The run is never repeated, because it is billed and may
 * have done something.
 *
 * @throws {ConnectError} As `withSession`. Also `task_failed` and `task_timeout`. If the browser was ended during the run: `session_stopped`
 * by its owner, `permission_required` by a change of when agents may use an account, `not_connected` or `connection_not_ready` by the loss
 * of one.
 */
export async function runTask(settings: Settings, options: TaskOptions & Owner): Promise<TaskResult> {
  const { userId, tenantId, timeoutMs = Number.POSITIVE_INFINITY } = options;
  const owner = { userId, tenantId };
  if (!isSegment(options.taskId)) throw invalid('taskId', 'is not an id', 'Copy it from the task at Anchor');
  if (!(timeoutMs > 0)) throw invalid('timeoutMs', 'must be above 0', 'Give milliseconds as a number');
  const anchor = settings.anchorFor({ owner });
  if (!canRead(anchor)) throw invalid('anchor', 'has no method get', 'Add it to your own Anchor client');

  return withSession(settings, options, async ({ id, anchorId, endsAt }) => {
    const until = performance.now() + Math.min(timeoutMs, endsAt.getTime() - settings.now());
    const [record] = await settings.store.findSessions({ owner, id });
    // It was deleted with an account that was disconnected.
    if (!record) throw new ConnectError('not_connected');
    try {
      const body = {
        input_params: options.input ?? {},
        session_id: anchorId,
        cleanup_sessions: false, // the kit ends the browser
      };
      const limits = { budgetMs: 30_000, maxRetries: 0 };
      const path = `/v2/tasks/${options.taskId}/run`;
      const run = readRun(await callAnchor((call) => anchor.post(path, { ...call, body }), limits));
      return await follow(run, () => look({ ...settings, anchor }, record, run.id), until, options.signal);
    } catch (error) {
      if (!(error instanceof ConnectError) || !error.code.startsWith('task_')) throw error;
      throw (await findEnd(settings, record)) ?? (await findLost(settings, record, error)) ?? error;
    }
  });
}

function invalid(option: string, what: string, fix: string): TypeError {
  return optionError(option, what, fix, 'runTask');
}

/** Reads a run until it has ended. */
async function follow(
  started: Run,
  read: () => Promise<Run>,
  until: number,
  outer: AbortSignal | undefined,
): Promise<TaskResult> {
  // Node warns of more than ten listeners on one signal.
  const signal = outer && AbortSignal.any([outer]);
  let run = started;
  let failedLooks = 0;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, maxPauseMs)) {
    const { status, output, error } = run;
    if (status === 'success') return { status, output };
    const code = failures[status];
    if (code)
      throw new ConnectError(code, { cause: new Error(`The run ended as ${status}.`, { cause: error }) });
    const leftMs = until - performance.now();
    if (leftMs <= 0) throw new ConnectError('task_timeout');
    await pause(Math.min(pauseMs, leftMs), signal);
    try {
      run = await read();
      failedLooks = 0;
    } catch (failure) {
      if (!(failure instanceof ConnectError) || !passing.includes(failure.code)) throw failure;
      if (++failedLooks >= maxFailedLooks) throw failure;
    }
  }
}

/** Reads a run. It ends with its browser, also if Anchor does not say so. */
async function look(
  { anchor, store, now }: Settings & { anchor: Reader },
  { owner, id }: SessionRecord,
  runId: string,
): Promise<Run> {
  const [current] = await store.findSessions({ owner, id });
  if (!current || !isUsable(current, now()))
    return { id: runId, status: 'cancelled', error: 'Its browser has ended.' };
  const limits = { budgetMs: 10_000, maxRetries: 2 };
  return readRun(await callAnchor((call) => anchor.get(`/v2/tasks/runs/${runId}/status`, call), limits));
}

function canRead(anchor: AnchorClient): anchor is Reader {
  return anchor.get !== undefined;
}

function readRun(answer: unknown): Run {
  const { run_id: id, status, result: output, error } = asRecord(answer);
  if (!isSegment(id) || typeof status !== 'string') throw unexpected('The response is not a run of a task.');
  return { id, status, output, error };
}

/** Whether an id can be part of a path. Anchor does not document the form of these ids. */
function isSegment(id: unknown): id is string {
  return typeof id === 'string' && /^[\w-]{1,128}$/.test(id);
}
