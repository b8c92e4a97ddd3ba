import type { IdentityRecord } from '../backend/identityRecords.ts';
import { buildFailureUrl, buildSuccessUrl, finishSignIn, type SignIn } from '../backend/tokenRecords.ts';
import { demoCredentials, demoOneTimeCode } from '../demo.ts';
import { seeOther } from '../http/responses.ts';
import { wait } from '../http/wait.ts';
import type { HostedContext } from './HostedContext.ts';
import { renderStep } from './page.ts';
import { endlessView, messageView, successView } from './resultViews.ts';
import { oneTimeCodeForm, signInForm, type SignInProblem } from './signInForms.ts';

/** Renders the sign-in form. */
export function renderSignIn(context: HostedContext, problem?: SignInProblem): Promise<Response> {
  const body = signInForm(context, getCancelUrl(context), problem);
  return renderStep(context, `Sign in to ${context.application.name}`, body);
}

/** Checks name and password. Then renders the success step or asks for a one-time code. */
export function submitSignIn(context: HostedContext): Promise<Response> {
  const { backend, form, settings, token, parameters } = context;
  const username = form.get('username')?.trim() ?? '';
  const password = form.get('password') ?? '';
  if (settings.hostedPage === 'never-finishes') return renderStep(context, 'Signing you in', endlessView());

  const error = findCredentialsError(context, username, password);
  const attempted = { ...token, attempts: token.attempts + 1 };
  backend.tokens.set(token.token, attempted);
  if (error) return renderSignIn(context, { username, error });

  // The submitted password could be a real one, so it is not stored.
  const credentials: IdentityRecord['credentials'] = [
    { type: 'username_password', username, password: demoCredentials.password },
  ];
  const signIn: SignIn = { name: parameters.userName || username, credentials };
  if (!settings.oneTimeCode) return finish({ ...context, token: attempted }, signIn);
  backend.tokens.set(token.token, { ...attempted, pending: signIn });
  return renderOneTimeCode(context);
}

function findCredentialsError(
  { settings, token }: HostedContext,
  username: string,
  password: string,
): string | undefined {
  if (!username) return 'Enter your email or username.';
  if (!password) return 'Enter your password.';
  if (settings.passwordCheck === 'any') return undefined;
  if (token.attempts > 0 && password === 'correct') return undefined;
  return 'That password is wrong. From now on, only the password “correct” works.';
}

function renderOneTimeCode(context: HostedContext, error?: string): Promise<Response> {
  return renderStep(context, 'One-time code', oneTimeCodeForm(context, getCancelUrl(context), error));
}

/** Checks the one-time code and renders the success step. */
export function submitOneTimeCode(context: HostedContext): Promise<Response> {
  const { form, token } = context;
  if (!token.pending) return renderSignIn(context);
  const code = form.get('code')?.replaceAll(/\s/g, '') ?? '';
  if (code !== demoOneTimeCode) return renderOneTimeCode(context, 'That code is wrong. Try again.');
  return finish(context, token.pending);
}

function finish(context: HostedContext, signIn: SignIn): Promise<Response> {
  const { application, backend, token } = context;
  return renderSuccess(context, finishSignIn(backend, token, application, signIn));
}

/** Renders the success step. */
export function renderSuccess(context: HostedContext, identity: IdentityRecord): Promise<Response> {
  const { application, settings, token, parameters } = context;
  const redirect =
    token.callbackUrl === null ? undefined : buildSuccessUrl(settings, token.callbackUrl, identity.id);
  const messageTarget = getMessageTarget(context);
  const body = successView({ parameters, application, identity, redirect, messageTarget }, settings);
  return renderStep(context, `${application.name} is connected`, body);
}

function getMessageTarget({ settings, token }: HostedContext): string | undefined {
  if (settings.popupMessage === 'off') return undefined;
  if (settings.popupMessageTarget !== 'callback-origin') return settings.popupMessageTarget;
  return token.callbackUrl === null ? undefined : new URL(token.callbackUrl).origin;
}

/** Redirects to the callback. The page's script does this itself, so only browsers without script submit this step. */
export async function continueToCallback(context: HostedContext): Promise<Response> {
  const { settings, signal, token } = context;
  if (token.callbackUrl === null || token.identityId === null)
    return renderStep(context, 'Done', messageView('No page to return to', 'You can close this window.'));
  await wait(settings.redirectDelayMs, signal);
  return seeOther(buildSuccessUrl(settings, token.callbackUrl, token.identityId));
}

/** Cancels the sign-in: redirects, closes the window, or renders a message. */
export function cancelSignIn(context: HostedContext): Promise<Response> {
  const url = getCancelUrl(context);
  if (url !== undefined) return Promise.resolve(seeOther(url));
  const closesWindow = context.settings.cancel === 'window-closed';
  const body = messageView('Sign-in cancelled', 'Nothing was connected. You can close this window.');
  return renderStep(context, 'Sign-in cancelled', body, { closesWindow });
}

function getCancelUrl({ settings, token }: HostedContext): string | undefined {
  if (settings.cancel !== 'redirect' || token.callbackUrl === null) return undefined;
  return buildFailureUrl(settings, token.callbackUrl, settings.cancelStatus);
}
