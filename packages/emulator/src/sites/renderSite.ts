import { contentHash, html, htmlDocument, type Html } from '../html/html.ts';
import { avatar, lockIcon } from '../html/icons.ts';
import { icon } from './siteIcons.ts';
import type { Site, SiteLink, SitePage } from './SitePage.ts';
import { siteStyle } from './siteStyle.ts';

/** Who looks at which page of a site. */
export interface SiteView<Account> {
  readonly site: Site<Account>;
  readonly account: string;
  readonly url: URL;
  /** Returns what the site keeps for the account now. */
  readonly content: () => Account;
}

/** Renders a page with the header of a signed-in account. */
export function renderSitePage<Account>(view: SiteView<Account>, page: SitePage): Promise<Response> {
  const { site, account, url, content } = view;
  const links = site.links(content()).map((link) => headerLink(link, url.pathname));
  const header = html`<a class="skip" href="#content">Skip to content</a>
    <header class="top">
      <a class="brand" href="/">${site.mark}<span>${site.name}</span></a>
      <form class="search" role="search" action="${site.searchPath}">
        ${icon('search')}
        <input
          type="search"
          name="q"
          aria-label="${site.searchLabel}"
          placeholder="${site.searchLabel}"
          value="${url.searchParams.get('q')}"
        />
      </form>
      <nav aria-label="${site.name}">${links}</nav>
      ${accountLink(site.profilePath, account)}
    </header>`;
  const body = html`${header}
    <main id="content">${page.body}</main>`;
  return renderDocument(site, page.title, body, page.status ?? 200);
}

/** Renders the page that every path shows without an account. */
export function renderSignedOut<Account>(site: Site<Account>): Promise<Response> {
  const body = html`<main class="signed-out">
    <span class="mark">${site.mark}</span>
    <h1>You are signed out of ${site.name}</h1>
    <p>This browser has no account here, or its sign-in has ended.</p>
    <p class="hint">
      ${lockIcon} This demo site has no password form. Connect an account in your app, then open the site in a
      new browser session.
    </p>
  </main>`;
  return renderDocument(site, 'Sign in', body, 401);
}

/** Creates a page that consists of a heading and a sentence. */
export function messagePage(status: number, title: string, text: string): SitePage {
  return {
    status,
    title,
    body: html`<section class="card message">
      <h1>${title}</h1>
      <p>${text}</p>
      <p><a href="/">Back to the start page</a></p>
    </section>`,
  };
}

function accountLink(profilePath: string | undefined, account: string): Html {
  const label = html`${avatar(account)}<span class="hidden">Signed in as </span><bdi>${account}</bdi>`;
  return profilePath === undefined
    ? html`<p class="me">${label}</p>`
    : html`<a class="me" href="${profilePath}">${label}</a>`;
}

function headerLink({ path, label, icon: image, count = 0 }: SiteLink, current: string): Html {
  const isCurrent = path === '/' ? current === '/' : current === path || current.startsWith(`${path}/`);
  const badge = count > 0 && html`<span class="count">${count}<span class="hidden"> new</span></span>`;
  return html`<a href="${path}" ${isCurrent && html` aria-current="page"`}>
    ${image}<span class="label">${label}</span>${badge}
  </a>`;
}

async function renderDocument<Account>(
  site: Site<Account>,
  title: string,
  body: Html,
  status: number,
): Promise<Response> {
  const style = siteStyle + site.style;
  const content = html`${body}
    <footer>
      ${site.name} is a demo site of the local emulator. People, companies and numbers are invented.
    </footer>`;
  return new Response(htmlDocument({ title: `${title} · ${site.name}`, style, body: content }), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': `default-src 'none'; style-src ${await contentHash(style)}; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    },
  });
}
