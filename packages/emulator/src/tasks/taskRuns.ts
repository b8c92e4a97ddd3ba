import type { Backend } from '../backend/createBackend.ts';
import { endSession } from '../backend/sessionRecords.ts';
import type { SessionEndReason } from '../browser/createBrowsers.ts';
import { createPageDriver } from '../browser/createPageDriver.ts';
import { isRecord } from '../http/fields.ts';
import { abortable } from '../http/wait.ts';
import type { EmulatorTask, TaskRunRecord } from './EmulatorTask.ts';

/** How a run starts. */
export interface TaskRunStart {
  readonly task: EmulatorTask;
  readonly project: string;
  readonly origin: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly prompt?: string | undefined;
  /** URL that the browser opens before the task; undefined for none. */
  readonly url?: string | undefined;
  /** Returns the id of the session to run in. Its browser must be open. */
  readonly openSession: () => Promise<string>;
  /** Whether the session ends with the run. */
  readonly endsSession: boolean;
}

/** A run that has not ended. */
export interface ActiveRun {
  sessionId: string | null;
  readonly controller: AbortController;
}

/** Why a run was stopped. */
class RunStop extends Error {
  readonly status: 'failure' | 'timeout' | 'cancelled';

  constructor(status: RunStop['status'], message: string) {
    super(message);
    this.status = status;
  }
}

/** Starts a run. `ended` resolves with the record of its end, and never rejects. */
export function startTaskRun(
  backend: Backend,
  start: TaskRunStart,
): { readonly record: TaskRunRecord; readonly ended: Promise<TaskRunRecord> } {
  const record: TaskRunRecord = {
    id: backend.createId(),
    project: start.project,
    taskId: start.task.id,
    sessionId: null,
    status: 'queued',
    result: null,
    error: null,
    createdAt: backend.now(),
    endedAt: null,
  };
  const active: ActiveRun = { sessionId: null, controller: new AbortController() };
  backend.taskRuns.set(record.id, record);
  backend.activeRuns.set(record.id, active);
  return { record, ended: run(backend, start, record, active) };
}

async function run(
  backend: Backend,
  start: TaskRunStart,
  record: TaskRunRecord,
  active: ActiveRun,
): Promise<TaskRunRecord> {
  const { signal } = active.controller;
  const outcome = await runInSession(backend, start, record, active).then(
    (result) => ({ status: 'success' as const, result, error: null }),
    (error: unknown) => ({
      status: error instanceof RunStop ? error.status : ('failure' as const),
      result: null,
      error: error instanceof Error ? error.message : String(error),
    }),
  );
  // Otherwise the end of the session below would stop the run.
  backend.activeRuns.delete(record.id);
  const { sessionId } = active;
  if (sessionId !== null && start.endsSession) {
    backend.browsers.end(sessionId, 'deleted');
    endSession(backend, sessionId, 'deleted');
  }
  const ended: TaskRunRecord = { ...record, ...outcome, sessionId, endedAt: backend.now() };
  // After a reset, no one knows the run.
  if (!backend.taskRuns.has(record.id)) return ended;
  backend.taskRuns.set(record.id, ended);
  sendWebhook(backend, ended, signal.aborted);
  return ended;
}

async function runInSession(
  backend: Backend,
  { task, input, prompt, url, origin, openSession }: TaskRunStart,
  record: TaskRunRecord,
  active: ActiveRun,
): Promise<Readonly<Record<string, unknown>>> {
  const { signal } = active.controller;
  const sessionId = await openSession();
  active.sessionId = sessionId;
  signal.throwIfAborted();
  const browser = backend.browsers.find(sessionId);
  if (!browser) throw new Error('The browser of the session has ended.');
  if (backend.taskRuns.has(record.id))
    backend.taskRuns.set(record.id, { ...record, status: 'running', sessionId });
  const release = backend.browsers.use(sessionId);
  backend.agentSteps.begin(sessionId);
  try {
    const page = createPageDriver(browser, signal);
    if (url !== undefined) await page.goto(url);
    const reportStep = (step: Readonly<Record<string, unknown>>): void =>
      backend.agentSteps.report(sessionId, step);
    const { debuggingUrl: cdpUrl } = browser;
    const context = { page, cdpUrl, input, prompt, origin, signal, reportStep };
    return readOutput(await abortable(Promise.resolve(task.run(context)), signal));
  } finally {
    release();
  }
}

// The API sends the result as JSON, so what JSON cannot hold must not be seen in the record.
function readOutput(output: unknown): Readonly<Record<string, unknown>> {
  const copy: unknown = JSON.parse(JSON.stringify(output ?? {}));
  if (!isRecord(copy)) throw new Error('The task must return an object.');
  return copy;
}

/** Stops the runs of a session that has ended. */
export function stopRunsOfSession(backend: Backend, endedId: string, reason: SessionEndReason): void {
  const statuses = { deleted: 'cancelled', 'max-duration': 'timeout' } as const;
  const status = reason === 'deleted' || reason === 'max-duration' ? statuses[reason] : 'failure';
  for (const { sessionId, controller } of backend.activeRuns.values())
    if (sessionId === endedId)
      controller.abort(new RunStop(status, `The browser session of the run has ended: ${reason}.`));
}

/** Cancels a run that has not ended. Returns whether there was one. */
export function cancelTaskRun(backend: Backend, runId: string): boolean {
  const active = backend.activeRuns.get(runId);
  active?.controller.abort(new RunStop('cancelled', 'The run was cancelled.'));
  return active !== undefined;
}

const events = {
  success: 'task.completed',
  failure: 'task.failed',
  timeout: 'task.failed',
  cancelled: 'task.cancelled',
} as const;

// Anchor documents `artifacts` and the types of errors. The other names are the emulator's choice.
function sendWebhook(
  backend: Backend,
  { id, taskId, sessionId, status, error }: TaskRunRecord,
  wasStopped: boolean,
): void {
  if (status === 'queued' || status === 'running') return;
  const hasBrowser = sessionId !== null && !wasStopped;
  const type = status === 'timeout' ? 'timeout' : hasBrowser ? 'automation_failure' : 'system_error';
  void backend.webhooks.send(events[status], id, {
    task_id: taskId,
    session_id: sessionId,
    artifacts: [],
    ...(error !== null && status !== 'cancelled' && { error: { type, message: error } }),
  });
}
