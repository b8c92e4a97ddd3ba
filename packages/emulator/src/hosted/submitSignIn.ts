import { demoCredentials, demoOneTimeCode } from '../demo.ts';
import { finishSignIn } from '../backend/finishSignIn.ts';
import type { IdentityRecord, SignIn } from '../backend/records.ts';
import { answerPage } from './answerPage.ts';
import { cancelTarget } from './cancelSignIn.ts';
import { answerSuccess } from './answerSuccess.ts';
import type { HostedContext } from './HostedContext.ts';
import { oneTimeCodeForm } from './oneTimeCodeForm.ts';
import { endlessWait } from './outcome.ts';
import { signInForm } from './signInForm.ts';

/** The sign-in step: checks name and password, then asks for a code or finishes. */
export function submitSignIn(context: HostedContext): Promise<Response> {
  const { backend, form, settings, token, visit } = context;
  const username = form.get('username')?.trim() ?? '';
  const password = form.get('password') ?? '';
  if (settings.hostedPage === 'never-finishes') return answerPage(context, 'Signing you in', endlessWait());

  const error = complaint(context, username, password);
  const tried = { ...token, attempts: token.attempts + 1 };
  backend.tokens.set(token.token, tried);
  if (error) return answerSignIn(context, username, error);

  // Not what was typed: it could be somebody's real password.
  const credentials: IdentityRecord['credentials'] = [
    { type: 'username_password', username, password: demoCredentials.password },
  ];
  const signIn: SignIn = { name: visit.userName || username, credentials };
  if (!settings.oneTimeCode) return finish({ ...context, token: tried }, signIn);
  backend.tokens.set(token.token, { ...tried, pending: signIn });
  return answerOneTimeCode(context);
}

/** The one-time code step. */
export function submitOneTimeCode(context: HostedContext): Promise<Response> {
  const { form, token } = context;
  if (!token.pending) return answerSignIn(context);
  const code = form.get('code')?.replaceAll(/\s/g, '') ?? '';
  if (code !== demoOneTimeCode) return answerOneTimeCode(context, 'That code is wrong. Try again.');
  return finish(context, token.pending);
}

/** The page with the sign-in form. */
export function answerSignIn(context: HostedContext, username?: string, error?: string): Promise<Response> {
  const { application, visit } = context;
  const entered = { ...(username !== undefined && { username }), ...(error !== undefined && { error }) };
  const body = signInForm({ visit, application, cancelTarget: cancelTarget(context), ...entered });
  return answerPage(context, `Sign in to ${application.name}`, body);
}

function answerOneTimeCode(context: HostedContext, error?: string): Promise<Response> {
  const { application, visit } = context;
  const entered = error === undefined ? {} : { error };
  const body = oneTimeCodeForm({ visit, application, cancelTarget: cancelTarget(context), ...entered });
  return answerPage(context, 'One-time code', body);
}

function complaint(
  { settings, token }: HostedContext,
  username: string,
  password: string,
): string | undefined {
  if (!username) return 'Enter your email or username.';
  if (!password) return 'Enter your password.';
  if (settings.passwordCheck === 'any') return undefined;
  if (token.attempts > 0 && password === 'correct') return undefined;
  return 'That password is wrong. From now on the emulator takes the password “correct”.';
}

function finish(context: HostedContext, signIn: SignIn): Promise<Response> {
  const { application, backend, token } = context;
  return answerSuccess(context, finishSignIn(backend, token, application, signIn));
}
