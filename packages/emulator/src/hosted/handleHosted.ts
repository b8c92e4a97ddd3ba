import type { Backend } from '../backend/createBackend.ts';
import { buildFailureUrl, checkToken, type TokenState } from '../backend/tokenRecords.ts';
import { readText } from '../http/requestBody.ts';
import { isRemote, isSameOrigin } from '../http/requestOrigin.ts';
import { seeOther } from '../http/responses.ts';
import { wait } from '../http/wait.ts';
import { isScenarioName } from '../settings/scenarios.ts';
import type { HostedContext, PageParameters } from './HostedContext.ts';
import { renderPage, scenarioMenu } from './page.ts';
import { messageView } from './resultViews.ts';
import {
  cancelSignIn,
  continueToCallback,
  renderSignIn,
  renderSuccess,
  submitOneTimeCode,
  submitSignIn,
} from './signInSteps.ts';

/**
 * Handles a request to `/identity/create`, the hosted sign-in page. `origin` is the emulator's origin, or `undefined` if another site
 * may own the hostname.
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
  // The Cancel button submits a second step, after the form's.
  const step = form.getAll('step').at(-1);
  if (step === 'scenario') return changeScenario(request, backend, origin, form);
  return handleStep(request, backend, form, step);
}

function openPage(request: Request, backend: Backend): Promise<Response> {
  const parameters = readParameters(new URL(request.url).searchParams);
  const state = checkToken(backend, backend.tokens.get(parameters.token), true);
  if (state !== 'valid') return refuseToken(backend, parameters, state);
  const context = createContext(backend, parameters, new URLSearchParams(), request.signal);
  if (!context) return refuseToken(backend, parameters, 'unknown');
  if (request.method === 'GET') {
    const { token } = context;
    backend.tokens.set(token.token, { ...token, openedAt: token.openedAt ?? backend.now() });
  }
  return renderSignIn(context);
}

async function handleStep(
  request: Request,
  backend: Backend,
  form: URLSearchParams,
  step: string | undefined,
): Promise<Response> {
  const parameters = readParameters(form);
  // Wait before the token is looked up, because another request may use it in the meantime.
  if (step === 'sign-in' || step === 'one-time-code')
    await wait(backend.settings.current().signInDelayMs, request.signal);
  const context = createContext(backend, parameters, form, request.signal);
  if (!context) return refuseToken(backend, parameters, 'unknown');
  if (step === 'continue' && context.token.identityId) return continueToCallback(context);
  const state = checkToken(backend, context.token);
  if (state !== 'valid') return refuseToken(backend, parameters, state);
  if (step === 'cancel') return cancelSignIn(context);
  if (step === 'one-time-code') return submitOneTimeCode(context);
  if (step === 'sign-in') return submitSignIn(context);
  return renderSignIn(context);
}

function changeScenario(
  request: Request,
  backend: Backend,
  origin: string | undefined,
  form: URLSearchParams,
): Response | Promise<Response> {
  if (origin === undefined || isRemote(request) || !isSameOrigin(request, origin)) {
    return new Response('Only a page of the emulator, on the same machine, can change the scenario.', {
      status: 403,
    });
  }
  const name = form.get('scenario');
  if (isScenarioName(name)) backend.settings.chooseScenario(name);
  const parameters = readParameters(form);
  const context = createContext(backend, parameters, form, request.signal);
  const identity = context?.token.identityId && backend.identities.get(context.token.identityId);
  // The token is used already, so opening the page again would not show the success step.
  if (context && identity) return renderSuccess(context, identity);
  const query = new URLSearchParams({ token: parameters.token });
  if (parameters.userName) query.set('userName', parameters.userName);
  return seeOther(`/identity/create?${query}`);
}

function readParameters(source: URLSearchParams): PageParameters {
  return { token: source.get('token') ?? '', userName: source.get('userName') ?? '' };
}

// Returns `undefined` if the token or its application does not exist.
function createContext(
  backend: Backend,
  parameters: PageParameters,
  form: URLSearchParams,
  signal: AbortSignal,
): HostedContext | undefined {
  const token = backend.tokens.get(parameters.token);
  const application = token && backend.applications.get(token.applicationId);
  if (!token || !application) return undefined;
  return { backend, settings: backend.settings.current(), parameters, token, application, form, signal };
}

const messages = {
  expired: {
    status: 410,
    title: 'This link has expired',
    text: 'Sign-in links are valid for a few minutes. Go back and start again.',
  },
  used: {
    status: 410,
    title: 'This link was already used',
    text: 'A sign-in link works once. Go back and start again.',
  },
  unknown: {
    status: 404,
    title: 'This link does not work',
    text: 'The emulator did not create this sign-in link. Go back and start again.',
  },
} as const;

// Renders an error page, or redirects with `status=expired` or `status=used` if the settings choose that.
function refuseToken(
  backend: Backend,
  parameters: PageParameters,
  state: Exclude<TokenState, 'valid'>,
): Promise<Response> {
  const settings = backend.settings.current();
  const callbackUrl = backend.tokens.get(parameters.token)?.callbackUrl;
  if (settings.deadTokenPage === 'redirect' && callbackUrl) {
    return Promise.resolve(seeOther(buildFailureUrl(settings, callbackUrl, state)));
  }
  const { status, title, text } = messages[state];
  const footer = scenarioMenu(parameters, backend.settings.scenario());
  return renderPage({ title, body: messageView(title, text), footer, status }, settings);
}
