import type { Connect } from '../createConnect.ts';

/** The functions of `connect` that a gate calls. */
export type GateConnect<Slug extends string> = Pick<Connect<Slug>, 'request' | 'claim' | 'readRequest'>;

/** What a gated tool returns in place of its result if it did not run. The model reads it. */
export interface NotRun {
  /** Why the call did not run. `used` means that it ran before, or that the user wrote something else instead of answering. */
  status: 'needs_connection' | 'declined' | 'expired' | 'superseded' | 'used';
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
  declined:
    'The user chose not to connect the account. Continue without it. Do not call the tool again unless the user asks for it.',
  expired: 'The user did not connect the account in time. Call the tool again if the user still wants it.',
  superseded: 'The user wrote something else before connecting the account. Continue with that.',
  used: 'This call ran before, or the user wrote something else instead. Do not repeat it.',
};

/** Returns what a call returns that does not run. */
export function notRun(
  request: Exclude<Awaited<ReturnType<GateConnect<string>['claim']>>, { id: null }>,
  application: string,
): NotRun {
  const { id: requestId, status } = request;
  const isOver = status !== 'open' && status !== 'started' && status !== 'connected';
  const reason = isOver ? status : 'needs_connection';
  const account = 'reconnects' in request ? request.reconnects?.accountName : undefined;
  return {
    status: reason,
    application,
    ...(account && { account }),
    ...(requestId && { requestId }),
    message: advice[reason],
  };
}
