import type { Backend } from '../backend/createBackend.ts';
import { getStatus, type IdentityRecord } from '../backend/identityRecords.ts';
import { getSessionSite, type BrowserSessionRecord } from '../backend/sessionRecords.ts';
import type { SessionEndReason } from '../browser/createBrowsers.ts';
import { contentHash, html, htmlDocument, inlineScript, type Html } from '../html/html.ts';
import { avatar, lockIcon } from '../html/icons.ts';
import { liveScript } from './liveScript.ts';
import { liveStyle } from './liveStyle.ts';

const endings: Readonly<Record<SessionEndReason, string>> = {
  deleted: 'This browser session has ended.',
  'max-duration': 'This browser session has reached its maximum duration.',
  idle: 'This browser session ended because no one used it.',
  closed: 'The browser of this session was closed.',
  crashed: 'The browser of this session stopped unexpectedly.',
  'emulator-closed': 'The emulator has ended this browser session.',
};

/** Returns why a session has ended. */
export function endedNotice({ endReason }: BrowserSessionRecord): string {
  return endings[endReason ?? 'deleted'];
}

/** Renders a message in place of the live view. */
export function renderNotice(status: number, title: string, text: string): Promise<Response> {
  return render(
    status,
    html`${browserBar('about:blank', 'Offline')}
      <main>
        <h1>${title}</h1>
        <p>${text}</p>
      </main>`,
  );
}

/** Renders the pictures of one page of the session's browser, or of the newest one. The script asks for them. */
export function renderScreen(
  { id, readOnly }: BrowserSessionRecord,
  secret: string,
  pageId: string | undefined,
): Promise<Response> {
  const query = `token=${secret}${pageId === undefined ? '' : `&page=${encodeURIComponent(pageId)}`}`;
  const label = readOnly ? 'Live, view only' : 'Live';
  return render(
    200,
    html`${browserBar('', 'Connecting')}
      <main
        class="screen"
        data-events="/live/${id}/events?${query}"
        data-input="${!readOnly && `/live/${id}/input?${query}`}"
        data-live="${label}"
        data-endings="${JSON.stringify(endings)}"
      >
        <p class="notice" role="status">Connecting to the browser.</p>
        <div class="page">
          <img alt="" hidden />
          ${!readOnly && html`<textarea aria-describedby="keys" autocomplete="off" autocapitalize="off" spellcheck="false"></textarea>`}
        </div>
        ${
          !readOnly &&
          html`<p id="keys" class="keys">
            Keys go to the browser while the page has the focus. To leave it, press
            <kbd>Shift</kbd>+<kbd>Esc</kbd>.
          </p>`
        }
        <noscript><p>The live view needs JavaScript.</p></noscript>
      </main>
      ${inlineScript(liveScript)}`,
  );
}

/** Renders a drawing of a session without a browser. */
export function renderDrawing(backend: Backend, session: BrowserSessionRecord): Promise<Response> {
  const { url, identities } = getSessionSite(backend, session);
  const [first] = identities;
  const application = first && backend.applications.get(first.applicationId);
  const accounts = identities.map((identity) => account(identity, getStatus(identity, backend.now())));
  return render(
    200,
    html`${browserBar(url, session.readOnly ? 'Live, view only' : 'Live')}
      <main>
        ${application && avatar(application.name, application.iconUrl)}
        <h1>${application ? `Signed in to ${application.name}` : 'No account is signed in'}</h1>
        ${
          accounts.length > 0 &&
          html`<ul>
            ${accounts}
          </ul>`
        }
        <p>The local emulator draws this page. There is no remote browser.</p>
      </main>`,
  );
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

function browserBar(address: string, state: string): Html {
  return html`<header>
    <i class="dots" aria-hidden="true"></i>
    <div class="address">${lockIcon} <bdi>${address}</bdi></div>
    <div class="live">${state}</div>
  </header>`;
}

async function render(status: number, body: Html): Promise<Response> {
  return new Response(htmlDocument({ title: 'Live view · Anchor emulator', style: liveStyle, body }), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': [
        `default-src 'none'`,
        `style-src ${await contentHash(liveStyle)}`,
        `script-src ${await contentHash(liveScript)}`,
        `connect-src 'self'`,
        `img-src data:`,
        `base-uri 'none'`,
        `form-action 'none'`,
        `frame-ancestors *`,
      ].join('; '),
    },
  });
}
