import type { Connect } from '../Connect.ts';

/** The functions of `connect` that a gate calls. */
export type GateConnect<Slug extends string> = Pick<
  Connect<Slug>,
  'request' | 'requestFor' | 'claim' | 'readRequest'
>;

/** What a gated tool returns in place of its result if it did not run. The model reads it. */
export interface NotRun {
  /** Why the call did not run. `needs_permission` means that the user must allow it first. `used` means that it ran before, or that the user wrote something else instead of answering. */
  status: 'needs_connection' | 'needs_permission' | 'declined' | 'expired' | 'superseded' | 'used';
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** The name of the account to reconnect. Absent if any account will do. */
  account?: string;
  /** The request, for `<ConnectionRequest requestId>`. Absent if the call never waited for one. */
  requestId?: string;
  /** What the model should do now. */
  message: string;
}

/** What the model should do in place of the call. */
const advice: Record<NotRun['status'], string> = {
  needs_connection:
    'The account is not connected. The app has asked the user to connect it. Do not ask again, and send no links. Call the tool again after the user has connected.',
  needs_permission:
    'The user must allow this call before it runs. The app has asked the user. Do not ask again, and send no links. After the user has answered, call the tool again with the same arguments.',
  declined:
    'The user declined. Continue without the account. Do not call the tool again unless the user asks for it.',
  expired: 'The user did not answer in time. Call the tool again if the user still wants it.',
  superseded: 'The user wrote something else instead of answering. Continue with that.',
  used: 'This call ran before, or the user wrote something else instead. Do not repeat it.',
};

/** Returns what a call returns that does not run. */
export function notRun(
  request: Exclude<Awaited<ReturnType<GateConnect<string>['claim']>>, { id: null }>,
  application: string,
): NotRun {
  const { id: requestId, status } = request;
  const isOver = status !== 'open' && status !== 'started' && status !== 'connected';
  const asks = 'permission' in request;
  const reason = isOver ? status : asks ? 'needs_permission' : 'needs_connection';
  const account = 'reconnects' in request ? request.reconnects?.accountName : undefined;
  return {
    status: reason,
    application,
    ...(account && { account }),
    ...(requestId && { requestId }),
    message: advice[reason],
  };
}

/** Returns what a call returns if the user has changed, during the call, when agents may use the account. */
export function notPermitted(application: string): NotRun {
  return {
    status: 'needs_permission',
    application,
    message:
      'The user has changed when agents may use the account, so the call has stopped. It may have done something. Say so, and call the tool again only if the user asks for it.',
  };
}
