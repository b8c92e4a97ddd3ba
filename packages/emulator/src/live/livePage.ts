import type { Backend } from '../backend/Backend.ts';
import { isEnded } from '../backend/isEnded.ts';
import { siteOf } from '../backend/siteOf.ts';
import { statusOf } from '../backend/statusOf.ts';
import type { IdentityRecord, SessionRecord } from '../backend/records.ts';
import { contentHash } from '../hosted/contentHash.ts';
import { html, type Html } from '../hosted/html.ts';
import { inlineStyle } from '../hosted/inline.ts';
import { lockIcon } from '../hosted/icons.ts';
import { siteAvatar } from '../hosted/siteHeader.ts';
import { liveStyle } from './liveStyle.ts';

/** Answers `/live/{sessionId}`: a picture of the session's browser. Any page may frame it. */
export async function livePage(request: Request, backend: Backend, sessionId: string): Promise<Response> {
  const session = backend.sessions.get(sessionId);
  if (!session)
    return answer(404, notice('No such session', 'This live view link is not one the emulator gave out.'));
  if (session.oneTimeUrl && session.viewedAt !== null) {
    return answer(410, notice('Already watched', 'This live view link worked once.'));
  }
  if (isEnded(session, backend.now()))
    return answer(410, notice('Session ended', 'This browser session is over.'));
  if (request.method === 'GET') backend.sessions.set(session.id, { ...session, viewedAt: backend.now() });
  return answer(200, browserWindow(backend, session));
}

function browserWindow(backend: Backend, session: SessionRecord): Html {
  const { url, identities } = siteOf(backend, session);
  const [first] = identities;
  const application = first && backend.applications.get(first.applicationId);
  const accounts = identities.map((identity) => account(identity, statusOf(identity, backend.now())));
  return html`${browserBar(url, session.readOnly ? 'Live, view only' : 'Live')}
    <main>
      ${application && siteAvatar(application)}
      <h1>${application ? `Signed in to ${application.name}` : 'Nobody is signed in'}</h1>
      ${
        accounts.length > 0 &&
        html`<ul>
          ${accounts}
        </ul>`
      }
      <p>A stand-in for a remote browser, drawn by the local emulator.</p>
    </main>`;
}

function account({ name }: IdentityRecord, status: string): Html {
  return html`<li>
    ${siteAvatar({ name })}
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

async function answer(status: number, body: Html): Promise<Response> {
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
