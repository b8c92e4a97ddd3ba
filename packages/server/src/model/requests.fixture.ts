import type { Policy } from './policy.fixture.ts';
import { begin, type Outcome } from './protocol.fixture.ts';
import { canEnd, type Person, type Request, type State } from './state.fixture.ts';

/** `connect.request`: no request if the user has one account already, and one open request at most. */
export function ask(state: State, owner: Person, application: string): State {
  const isSame = (one: { owner: Person; application: string }) =>
    one.owner === owner && one.application === application;
  if (state.connections.filter(isSame).length === 1) return state;
  if (state.requests.some((one) => isSame(one) && canEnd(one))) return state;
  const request: Request = { owner, application, status: 'open', by: null };
  return { ...state, requests: [...state.requests, request] };
}

/** `POST /attempts` for a request, from a card or from the page behind a link. */
export function beginFor(policy: Policy, state: State, id: number, user: Person, browser: string): Outcome {
  const request = state.requests[id];
  const code = check(policy, request, user);
  if (code !== null || !request) return { state, code };
  // Without the check, anyone who has the link acts for the user who was asked.
  const started = change(state, id, { ...request, status: 'started' });
  return { state: begin(started, request.owner, browser, request.application), code: null };
}

/** `POST /requests/:id/decline` */
export function decline(policy: Policy, state: State, id: number, user: Person): Outcome {
  const request = state.requests[id];
  const code = request?.status === 'declined' ? null : 'request_closed';
  const refused = check(policy, request, user);
  if (refused === 'not_found' || !request) return { state, code: refused };
  if (refused !== null) return { state, code };
  return { state: change(state, id, { ...request, status: 'declined', by: user }), code: null };
}

function check(policy: Policy, request: Request | undefined, user: Person) {
  if (!request || (policy.has('asker') && request.owner !== user)) return 'not_found';
  return canEnd(request) ? null : 'request_closed';
}

function change(state: State, id: number, request: Request): State {
  return { ...state, requests: state.requests.map((one, place) => (place === id ? request : one)) };
}
