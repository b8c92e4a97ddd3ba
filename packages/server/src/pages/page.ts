import type { ErrorCode } from '@kit/protocol';
import { sha256 } from '../request/crypto.ts';
import type { CheckedApplication } from '../options/applications.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { Reply } from '../request/reply.ts';
import type { Branding } from '../options/pageOptions.ts';
import type { PageStrings } from './pageStrings.ts';
import { codeScript, linkScript, openerScript, relayScript } from './relayScripts.ts';

const style = `:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;color:#16181d;background:#f6f7f9}
main{inline-size:100%;max-inline-size:400px;text-align:center}
.mark{inline-size:44px;block-size:44px;border-radius:50%;margin:0 auto 20px;display:grid;place-items:center;font-size:22px;font-weight:600;color:#fff;background:#57606f}
.done .mark{background:#177245}
.failed .mark{background:#b3362b}
h1{margin:0 0 8px;font-size:20px;line-height:1.3;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
p{margin:0 0 24px;color:#545b69;text-wrap:pretty}
a,button{display:inline-block;padding:10px 18px;border:0;border-radius:10px;font:inherit;font-weight:550;color:#fff;background:#16181d;text-decoration:none;cursor:pointer}
a:hover,button:hover{background:#30343d}
a:focus-visible,button:focus-visible{outline:2px solid #3b6ef5;outline-offset:2px}
form{display:grid;gap:8px}
button{overflow-wrap:anywhere}
.quiet,.quiet:hover{color:inherit;background:none;filter:none;font-weight:inherit;text-decoration:underline}
.alert{color:#b3362b;font-weight:550}
.quote{color:inherit;overflow-wrap:anywhere}
.consent{overflow-wrap:anywhere;font-size:14px}
small{display:block;margin-top:24px;color:#6a7180;font-size:13px}
small a,small a:hover{display:inline;padding:0;color:inherit;background:none;filter:none;font-weight:inherit;text-decoration:underline}
.brand{display:flex;justify-content:center;align-items:center;gap:12px;margin:0 0 32px;font-weight:600;overflow-wrap:anywhere}
.brand img{flex:none;max-inline-size:200px;max-block-size:40px}
.brand .icon{inline-size:40px;block-size:40px;border-radius:10px;object-fit:cover}
@media (prefers-color-scheme:dark){body{color:#eef0f4;background:#111317}p{color:#a6adba}small{color:#8b93a1}a,button{color:#111317;background:#eef0f4}a:hover,button:hover{background:#cdd2db}.quiet,.quiet:hover{color:inherit;background:none}.alert{color:#f08a80}.quote{color:inherit}.mark{background:#7c8595;color:#111317}.done .mark{background:#56c489}.failed .mark{background:#f08a80}small a,small a:hover{color:inherit;background:none}.brand{color:inherit}}`;

/** The content of a page, as plain text. */
export interface Page {
  look: 'done' | 'failed' | 'plain';
  /** The application that the page is about, as a key of the option. Its picture is beside the product. */
  application?: string | undefined;
  title: string;
  message: string;
  /** What went wrong before this page was shown. */
  alert?: string;
  /** The app's own words. */
  quote?: string;
  /** What users consent to. */
  consent?: string;
  form?: PageForm;
  link?: { href: string; text: string };
  note?: string;
  /** The error code, for programs such as the doctor. The texts of a page may change. */
  code?: ErrorCode;
  /** Data for the relay script. */
  relay?: RelayData;
  /** Whether a script follows `link`. */
  followsLink?: boolean;
  /** Whether a script goes on if the window has an opener. Without these three, the page runs no script. */
  needsOpener?: boolean;
}

/** `origin` is that of the app's page. Only a page without a completion code closes by itself. */
type RelayData = { attemptId: string; origin: string } & (
  | { closes: boolean; code?: ErrorCode }
  | { completionCode: string }
);

/** A plain form of buttons, which works without a script. */
interface PageForm {
  /** A path of the handler. Its reply may redirect to the hosted page. */
  action: string;
  buttons: { name: string; value: string; text: string; isQuiet?: boolean }[];
}

// Names of the `<meta>` elements with the error code and the app's `basePath`.
const metaNames = { code: 'connect-error', basePath: 'connect-base' };

/** Returns the error code of a page of the kit. */
export function readPageCode(html: string): string | undefined {
  return readMeta(html, metaNames.code);
}

/** Returns the `basePath` in a page of the kit. */
export function readPageBase(html: string): string | undefined {
  return readMeta(html, metaNames.basePath);
}

function readMeta(html: string, name: string): string | undefined {
  return new RegExp(`<meta name="${name}" content="([\\w/-]+)">`).exec(html)?.[1];
}

function meta(name: string, content = ''): string {
  return content && `<meta name="${name}" content="${escape(content)}">`;
}

const marks = { done: '✓', failed: '!', plain: '…' };

/** Returns an HTML reply that loads nothing except pictures of the app, cannot be framed, and keeps its opener. */
export async function pageReply(
  { branding, applications, basePath, hostedUrl }: Settings,
  { locale, direction = 'ltr', contactSupport }: PageStrings,
  status: number,
  page: Page,
): Promise<Reply> {
  const about = meta(metaNames.code, page.code) + meta(metaNames.basePath, page.code && basePath);
  // With the policy of the header, browsers send `Origin: null`, which is refused without `Sec-Fetch-Site`.
  const referrer = page.form ? '<meta name="referrer" content="same-origin">' : '';
  const alert = page.alert ? `<p class="alert" role="alert">${escape(page.alert)}</p>` : '';
  const quote = page.quote ? `<p class="quote">${escape(page.quote)}</p>` : '';
  const consent = page.consent ? `<p class="consent" dir="auto">${escape(page.consent)}</p>` : '';
  const form = page.form ? formOf(page.form) : '';
  const link = page.link ? anchor(page.link) : '';
  const support = page.look !== 'done' && branding.supportUrl;
  const notes = [page.note && escape(page.note), support && anchor({ href: support, text: contactSupport })];
  const note = notes.flatMap((part) => (part ? `<small>${part}</small>` : [])).join('');
  const code = scriptOf(page);
  const data = page.relay
    ? `<script type="application/json" id="relay">${escapeJson(page.relay)}</script>`
    : '';
  const script = code ? `${data}<script>${code}</script>` : '';
  const { styles, source } = knownStyles.get(branding) ?? (await makeStyles(branding));
  const scripts = code ? `script-src ${await sourceOf(code)}; ` : '';
  const application = applications.get(page.application ?? '');
  const title = [page.title, branding.name].filter(Boolean).join(' – ');
  return {
    status,
    headers: [
      ['content-type', 'text/html; charset=utf-8'],
      [
        'content-security-policy',
        policy(scripts, source, {
          pictures: [branding.logoUrl, application?.pageIconUrl],
          // Browsers apply the policy to the redirects after a form, too.
          formTargets: page.form ? `'self' ${hostedUrl}` : "'none'",
        }),
      ],
      ['x-frame-options', 'DENY'],
      ['cross-origin-opener-policy', 'unsafe-none'],
    ],
    body: `<!doctype html>
<html lang="${locale}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">${about}${referrer}<title>${escape(title)}</title><style>${styles}</style></head>
<body class="${page.look}"><main>${brandOf(branding, application)}<div class="mark" aria-hidden="true">${marks[page.look]}</div>
<h1>${escape(page.title)}</h1>${alert}<p>${escape(page.message)}</p>${quote}${consent}${form}${link}${note}</main>${script}</body></html>`,
  };
}

function scriptOf({ relay, followsLink, needsOpener }: Page): string | undefined {
  if (followsLink) return linkScript;
  if (needsOpener) return openerScript;
  return relay && ('completionCode' in relay ? codeScript : relayScript);
}

/** The styles of each product's pages, and how a policy names them. */
const knownStyles = new WeakMap<Branding, { styles: string; source: string }>();

async function makeStyles(branding: Branding): Promise<{ styles: string; source: string }> {
  const styles = style + styleOf(branding);
  const made = { styles, source: await sourceOf(styles) };
  knownStyles.set(branding, made);
  return made;
}

/** Returns the style of a button in the product's color, for both color schemes. */
function styleOf({ color }: Branding): string {
  if (!color) return '';
  const text = luminance(color) > 0.179 ? '#111317' : '#ffffff'; // black and white have equal contrast here
  const buttons = 'a,a:hover,button:not(.quiet),button:not(.quiet):hover';
  return `\n${buttons}{background:${color};color:${text}}a:hover,button:hover{filter:brightness(.92)}
@media (prefers-color-scheme:dark){${buttons}{background:${color};color:${text}}}`;
}

/** Returns the relative luminance of `#rrggbb`, 0 to 1. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the product, and the picture of the application beside it. */
function brandOf({ name = '', logoUrl }: Branding, application: CheckedApplication | undefined): string {
  const text = name && `<bdi>${escape(name)}</bdi>`;
  const product = logoUrl ? imageOf(logoUrl, name) : text;
  const icon = application?.pageIconUrl && imageOf(application.pageIconUrl, application.name, 'icon');
  const content = product + (icon ?? '');
  return content && `<p class="brand">${content}</p>`;
}

function imageOf(url: string, alt: string, className = ''): string {
  return `<img src="${escape(url)}" alt="${escape(alt)}"${className && ` class="${className}"`}>`;
}

function anchor({ href, text }: { href: string; text: string }): string {
  return `<a href="${escape(href)}">${escape(text)}</a>`;
}

function formOf({ action, buttons }: PageForm): string {
  const all = buttons.map(({ name, value, text, isQuiet }) => {
    const look = isQuiet ? ' class="quiet"' : '';
    return `<button name="${escape(name)}" value="${escape(value)}"${look}>${escape(text)}</button>`;
  });
  return `<form method="post" action="${escape(action)}">${all.join('')}</form>`;
}

function policy(
  scripts: string,
  styleSource: string,
  { pictures, formTargets }: { pictures: (string | undefined)[]; formTargets: string },
): string {
  const urls = pictures.filter((url) => url !== undefined);
  const sources = new Set(urls.map((url) => (url.startsWith('data:') ? 'data:' : "'self'")));
  const images = sources.size > 0 ? `img-src ${[...sources].join(' ')}; ` : '';
  return `default-src 'none'; ${scripts}${images}style-src ${styleSource}; base-uri 'none'; form-action ${formTargets}; frame-ancestors 'none'`;
}

async function sourceOf(text: string): Promise<string> {
  const hash = (await sha256(text)).replaceAll('-', '+').replaceAll('_', '/');
  return `'sha256-${hash}='`;
}

function escape(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function escapeJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
