import type { Backend } from '../backend/Backend.ts';
import { tokenVerdict } from '../backend/tokenVerdict.ts';
import { readText } from '../http/readText.ts';
import { comesFromOwnPage } from '../http/comesFromOwnPage.ts';
import { isRemote } from '../http/isRemote.ts';
import { wait } from '../http/wait.ts';
import { isScenarioName } from '../settings/isScenarioName.ts';
import { answerDeadToken, seeOther } from './answerPage.ts';
import { answerSuccess, continueToCallback } from './answerSuccess.ts';
import { cancelSignIn } from './cancelSignIn.ts';
import type { HostedContext } from './HostedContext.ts';
import { answerSignIn, submitOneTimeCode, submitSignIn } from './submitSignIn.ts';
import type { Visit } from './Visit.ts';

/**
 * Answers a request to `/identity/create`, Anchor's hosted sign-in page. `origin` is where the emulator is served; undefined under a
 * name that may be a stranger's.
 */
export async function handleHosted(
  request: Request,
  backend: Backend,
  origin: string | undefined,
): Promise<Response> {
  if (backend.settings.current().hostedPage === 'no-content') return new Response(null, { status: 204 });
  if (request.method === 'GET' || request.method === 'HEAD') return openPage(request, backend);
  if (request.method !== 'POST')
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD, POST' } });
  const form = new URLSearchParams(await readText(request));
  const visit: Visit = { token: form.get('token') ?? '', userName: form.get('userName') ?? '' };
  // Cancel is a button with a step of its own, sent after the form's.
  const step = form.getAll('step').at(-1);
  if (step === 'scenario') return changeScenario(request, backend, origin, visit, form);
  return takeStep(request, backend, visit, form, step);
}

function openPage(request: Request, backend: Backend): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const visit: Visit = {
    token: searchParams.get('token') ?? '',
    userName: searchParams.get('userName') ?? '',
  };
  const token = backend.tokens.get(visit.token);
  const verdict = tokenVerdict(backend, token, true);
  const context = createContext(request, backend, visit, new URLSearchParams());
  if (verdict !== 'live' || !context)
    return answerDeadToken(backend, visit, verdict === 'live' ? 'unknown' : verdict);
  if (request.method === 'GET') {
    backend.tokens.set(visit.token, { ...context.token, openedAt: context.token.openedAt ?? backend.now() });
  }
  return answerSignIn(context);
}

async function takeStep(
  request: Request,
  backend: Backend,
  visit: Visit,
  form: URLSearchParams,
  step: string | undefined,
): Promise<Response> {
  const checks = step === 'sign-in' || step === 'one-time-code';
  // Before the token is looked up: it may be spent meanwhile.
  if (checks) await wait(backend.settings.current().signInDelayMs, request.signal);
  const context = createContext(request, backend, visit, form);
  if (!context) return answerDeadToken(backend, visit, 'unknown');
  if (step === 'continue' && context.token.identityId) return continueToCallback(context);
  const verdict = tokenVerdict(backend, context.token);
  if (verdict !== 'live') return answerDeadToken(backend, visit, verdict);
  if (step === 'cancel') return cancelSignIn(context);
  if (step === 'one-time-code') return submitOneTimeCode(context);
  if (step === 'sign-in') return submitSignIn(context);
  return answerSignIn(context);
}

function createContext(
  request: Request,
  backend: Backend,
  visit: Visit,
  form: URLSearchParams,
): HostedContext | undefined {
  const token = backend.tokens.get(visit.token);
  const application = token && backend.applications.get(token.applicationId);
  if (!token || !application) return undefined;
  const settings = backend.settings.current();
  return { backend, settings, visit, token, application, form, signal: request.signal };
}

function changeScenario(
  request: Request,
  backend: Backend,
  origin: string | undefined,
  visit: Visit,
  form: URLSearchParams,
): Response | Promise<Response> {
  if (origin === undefined || isRemote(request) || !comesFromOwnPage(request, origin)) {
    return new Response('Only the emulator’s own page, on the emulator’s own machine, may do this.', {
      status: 403,
    });
  }
  const name = form.get('scenario');
  if (isScenarioName(name)) backend.settings.chooseScenario(name);
  const context = createContext(request, backend, visit, form);
  const identity = context?.token.identityId && backend.identities.get(context.token.identityId);
  // The token is spent by now, so opening the page again would not lead back here.
  if (context && identity) return answerSuccess(context, identity);
  const parameters = new URLSearchParams({ token: visit.token });
  if (visit.userName) parameters.set('userName', visit.userName);
  return seeOther(`/identity/create?${parameters}`);
}
