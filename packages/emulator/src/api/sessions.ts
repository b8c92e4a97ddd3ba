import { isEnded } from '../backend/isEnded.ts';
import type { SessionRecord } from '../backend/records.ts';
import { siteOf } from '../backend/siteOf.ts';
import { ApiError } from '../http/ApiError.ts';
import { json } from '../http/json.ts';
import type { ApiContext } from './ApiContext.ts';
import { findOwned } from './findOwned.ts';
import { isoTime } from './isoTime.ts';

/** `GET /v1/sessions/{sessionId}`; without the live view address, as Anchor leaves it out. */
export function retrieveSession(context: ApiContext): Response {
  const now = context.backend.now();
  const session = requestedSession(context);
  const end = Math.min(now, session.endedAt ?? now, session.expiresAt ?? now);
  return json({
    data: {
      session_id: session.id,
      team_id: 'emulator',
      status: isEnded(session, now) ? 'completed' : 'running',
      duration: Math.round((end - session.createdAt) / 1000),
      credits_used: 0,
      configuration: session.configuration,
      playground: false,
      proxy_bytes: 0,
      tokens: {},
      steps: [],
      tags: [],
      created_at: isoTime(session.createdAt),
    },
  });
}

/** `DELETE /v1/sessions/{sessionId}`: a wrong id answers 401, as documented. */
export function deleteSession(context: ApiContext): Response {
  const { backend } = context;
  const session = backend.sessions.get(context.parameter('sessionId'));
  if (session?.project !== context.project) throw new ApiError(401, 'There is no session with this id.');
  backend.sessions.set(session.id, { ...session, endedAt: session.endedAt ?? backend.now() });
  return json({ data: { status: 'success' } });
}

/** `GET /v1/sessions/{sessionId}/pages`: the one page the session's browser shows. */
export function listPages(context: ApiContext): Response {
  const session = requestedSession(context);
  const { url, identities } = siteOf(context.backend, session);
  const title = identities[0]?.name ?? 'New tab';
  return json([{ id: session.id, title, url, frontend_url: `${context.origin}/live/${session.id}` }]);
}

function requestedSession(context: ApiContext): SessionRecord {
  return findOwned(context, context.backend.sessions, context.parameter('sessionId'), 'session');
}
