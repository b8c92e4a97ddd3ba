import type { Backend } from '../backend/createBackend.ts';
import { getStatus, type IdentityRecord } from '../backend/identityRecords.ts';
import { getSessionSite, isEnded, type BrowserSessionRecord } from '../backend/sessionRecords.ts';
import { contentHash, html, inlineStyle, type Html } from '../html/html.ts';
import { avatar, lockIcon } from '../html/icons.ts';
import { liveStyle } from './liveStyle.ts';

/** Handles a request to `/live/{sessionId}`: a drawing of the session's browser. Any page may frame it. */
export async function handleLive(request: Request, backend: Backend, sessionId: string): Promise<Response> {
  const session = backend.sessions.get(sessionId);
  if (!session)
    return renderLive(404, notice('Unknown session', 'The emulator did not create this live view link.'));
  if (session.oneTimeUrl && session.viewedAt !== null) {
    return renderLive(410, notice('This link was already used', 'A one-time live view link works once.'));
  }
  if (isEnded(session, backend.now()))
    return renderLive(410, notice('Session ended', 'This browser session has ended.'));
  if (request.method === 'GET') backend.sessions.set(session.id, { ...session, viewedAt: backend.now() });
  return renderLive(200, browserWindow(backend, session));
}

function browserWindow(backend: Backend, session: BrowserSessionRecord): Html {
  const { url, identities } = getSessionSite(backend, session);
  const [first] = identities;
  const application = first && backend.applications.get(first.applicationId);
  const accounts = identities.map((identity) => account(identity, getStatus(identity, backend.now())));
  return html`${browserBar(url, session.readOnly ? 'Live, view only' : 'Live')}
    <main>
      ${application && avatar(application.name)}
      <h1>${application ? `Signed in to ${application.name}` : 'No account is signed in'}</h1>
      ${
        accounts.length > 0 &&
        html`<ul>
          ${accounts}
        </ul>`
      }
      <p>The local emulator draws this page. There is no remote browser.</p>
    </main>`;
}

function account({ name }: IdentityRecord, status: string): Html {
  return html`<li>
    ${avatar(name)}
    <div>
      <strong><bdi>${name}</bdi></strong>
      <small>Identity is ${status}</small>
    </div>
  </li>`;
}

function notice(title: string, text: string): Html {
  return html`${browserBar('about:blank', 'Offline')}
    <main>
      <h1>${title}</h1>
      <p>${text}</p>
    </main>`;
}

function browserBar(address: string, state: string): Html {
  return html`<header>
    <i class="dots" aria-hidden="true"></i>
    <div class="address">${lockIcon} <bdi>${address}</bdi></div>
    <div class="live">${state}</div>
  </header>`;
}

async function renderLive(status: number, body: Html): Promise<Response> {
  const markup = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Live view · Anchor emulator</title>
        <link rel="icon" href="data:," />
        ${inlineStyle(liveStyle)}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return new Response(markup.text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; style-src ${await contentHash(liveStyle)}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors *`,
    },
  });
}
