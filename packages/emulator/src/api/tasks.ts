import { createSiteCookies } from '../backend/siteSignIns.ts';
import { optionalBoolean, optionalRecord, optionalString, requiredString } from '../http/fields.ts';
import { checkPageUrl } from '../http/parseUrl.ts';
import { ApiError, json } from '../http/responses.ts';
import type { EmulatorTask, TaskRunRecord } from '../tasks/EmulatorTask.ts';
import { startTaskRun, type TaskRunStart } from '../tasks/taskRuns.ts';
import { findRecord, type ApiContext } from './ApiContext.ts';
import { noBrowser, requireBrowser } from './sessionControl.ts';
import { readIdentities, readSessionRequest, startSession } from './startSession.ts';

/** `POST /v2/tasks/{taskId}/run`: 200 with the run, which goes on afterwards unless `sync` is set. */
export async function runTask(context: ApiContext): Promise<Response> {
  const { backend, body } = context;
  const task = backend.tasks.get(context.parameter('taskId'));
  if (!task) throw new ApiError(404, 'There is no task with this id. Pass it to createEmulator({ tasks }).');
  const input = optionalRecord(body, 'input_params');
  if (!input) throw new ApiError(400, '"input_params" is required.');
  const version = body['version'] ?? body['version_id'] ?? 'latest';
  if (version !== 'latest')
    throw new ApiError(
      501,
      'The tasks of the emulator have one version. Leave out "version", or use "latest".',
    );
  const isSync = optionalBoolean(body, 'sync') ?? false;
  const session = await readRunSession(context, optionalString(body, 'session_id'));
  const { record, ended } = startTaskRun(backend, { ...session, task, input });
  return json(presentRun(isSync ? await ended : record));
}

/** `GET /v2/tasks/runs/{runId}/status` */
export function retrieveRun(context: ApiContext): Response {
  const { backend, parameter } = context;
  return json(presentRun(findRecord(context, backend.taskRuns, parameter('runId'), 'task run')));
}

function presentRun({ id, status, result, error, sessionId }: TaskRunRecord): unknown {
  return {
    run_id: id,
    status,
    ...(result && { result }),
    ...(error !== null && { error }),
    ...(sessionId !== null && { session_id: sessionId }),
  };
}

/** `POST /v1/tools/perform-web-task`: runs the task of the emulator that answers the prompt. */
export async function performWebTask(context: ApiContext): Promise<Response> {
  const { backend, body, query } = context;
  const prompt = requiredString(body, 'prompt');
  const url = optionalString(body, 'url');
  if (url !== undefined) checkPageUrl('url', url);
  const task = findTaskForPrompt(context, prompt);
  const session = await readRunSession(context, query.get('sessionId') ?? undefined);
  const { record, ended } = startTaskRun(backend, { ...session, task, input: {}, prompt, url });
  if (optionalBoolean(body, 'async')) return json({ data: { status: 'running', workflow_id: record.id } });
  const { result, error } = await ended;
  if (!result) throw new ApiError(500, error ?? 'The task failed.');
  return json({ data: { result } });
}

function findTaskForPrompt({ backend }: ApiContext, prompt: string): EmulatorTask {
  const task = [...backend.tasks.values()].find((one) => one.prompt?.test(prompt));
  if (task) return task;
  throw new ApiError(
    501,
    'The emulator has no AI model, and none of its tasks answers this prompt. Pass a task whose "prompt" matches to createEmulator({ tasks }).',
  );
}

/** `GET /v1/tools/perform-web-task/{workflowId}/status`: 400 for an unknown id, because Anchor documents no 404. */
export function retrieveWebTask(context: ApiContext): Response {
  const run = context.backend.taskRuns.get(context.parameter('workflowId'));
  if (run?.project !== context.project) throw new ApiError(400, 'There is no workflow with this id.');
  const { status, result, error } = run;
  if (status === 'queued' || status === 'running') return json({ data: { status: 'RUNNING' } });
  return json({ data: result ? { status: 'COMPLETED', result } : { status: 'FAILED', error } });
}

type RunSession = Pick<TaskRunStart, 'project' | 'origin' | 'openSession' | 'endsSession'>;

/** Checks where a run can run: in a session of the project, or in a new one. */
async function readRunSession(context: ApiContext, sessionId: string | undefined): Promise<RunSession> {
  const { backend, mayUseBrowser, origin, project } = context;
  const endsSession = optionalBoolean(context.body, 'cleanup_sessions') ?? true;
  const identityId = optionalString(context.body, 'identity_id');
  const body = identityId === undefined ? {} : { identities: [{ id: identityId }] };
  const sessionContext: ApiContext = { ...context, body };
  if (sessionId === undefined) {
    const request = readSessionRequest(sessionContext, true);
    if (!backend.browsers.isOn || !mayUseBrowser)
      throw new ApiError(501, `Tasks run in a browser. ${noBrowser(backend.browsers.isOn)}`);
    const openSession = async (): Promise<string> => (await startSession(sessionContext, request)).id;
    return { project, origin, openSession, endsSession };
  }
  const session = findRecord(context, backend.sessions, sessionId, 'session');
  const { cdp } = requireBrowser(context, session);
  const cookies = readIdentities(sessionContext).flatMap(({ id }) => createSiteCookies(backend, id, origin));
  if (cookies.length > 0) await cdp.send('Storage.setCookies', { cookies });
  const isEvery = backend.settings.current().taskCleanup === 'every';
  return {
    project,
    origin,
    openSession: () => Promise.resolve(sessionId),
    endsSession: endsSession && isEvery,
  };
}
