import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import { contentHash } from './contentHash.ts';
import { html, type Html } from './html.ts';
import { brandIcon } from './icons.ts';
import { inlineScript, inlineStyle } from './inline.ts';
import { pageScript } from './pageScript.ts';
import { pageStyle } from './pageStyle.ts';

/** What a page of the hosted sign-in is made from. */
export interface Page {
  readonly title: string;
  readonly body: Html;
  /** The scenario menu. */
  readonly foot: Html;
  /** @default 200 */
  readonly status?: number;
  /** Origin that forms may lead to. */
  readonly callbackOrigin?: string | undefined;
  /** Whether the page closes its window. */
  readonly closes?: boolean;
}

const icon = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 1 1%22/%3E';

/** Renders a page with the headers that the settings ask for. */
export async function page(content: Page, settings: Readonly<EmulatorSettings>): Promise<Response> {
  const { title, body, foot, status = 200, callbackOrigin, closes = false } = content;
  const markup = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>${title} · Anchor emulator</title>
<link rel="icon" href="${icon}" />
${inlineStyle(pageStyle)}
</head>
<body${closes && html` data-close`}>
<header class="bar">
<span class="brand">${brandIcon}Anchor emulator</span>
<span class="badge">Local emulator — never enter a real password</span>
</header>
<main>${body}</main>
<footer>${foot}</footer>
${inlineScript(pageScript)}
</body>
</html>`;
  return new Response(markup.text, { status, headers: await pageHeaders(settings, callbackOrigin) });
}

async function pageHeaders(settings: Readonly<EmulatorSettings>, callbackOrigin = ''): Promise<Headers> {
  const framed = settings.framing === 'allowed';
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'content-security-policy': [
      `default-src 'none'`,
      `style-src ${await contentHash(pageStyle)}`,
      `script-src ${await contentHash(pageScript)}`,
      `img-src data:`,
      `form-action 'self' ${callbackOrigin}`.trim(),
      `base-uri 'none'`,
      `frame-ancestors ${framed ? '*' : `'none'`}`,
    ].join('; '),
  });
  if (!framed) headers.set('x-frame-options', 'DENY');
  if (settings.openerPolicy !== 'absent') headers.set('cross-origin-opener-policy', settings.openerPolicy);
  return headers;
}
