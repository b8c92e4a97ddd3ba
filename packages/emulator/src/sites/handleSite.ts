import type { SiteAccounts } from '../accounts/createSiteAccounts.ts';
import { siteNames, type SiteName } from '../accounts/siteNames.ts';
import type { Backend } from '../backend/createBackend.ts';
import { findSignedInAccount } from '../backend/siteSignIns.ts';
import { readText } from '../http/requestBody.ts';
import { isSameOrigin } from '../http/requestOrigin.ts';
import { ApiError, seeOther } from '../http/responses.ts';
import { dealsSite } from './deals/dealsSite.ts';
import { networkSite } from './network/networkSite.ts';
import { notesSite } from './notes/notesSite.ts';
import { messagePage, renderSignedOut, renderSitePage } from './renderSite.ts';
import type { Site } from './SitePage.ts';

type SiteHandler = (request: Request, backend: Backend) => Promise<Response>;

const handlers: Readonly<Record<SiteName, SiteHandler>> = {
  network: createHandler('network', networkSite),
  deals: createHandler('deals', dealsSite),
  notes: createHandler('notes', notesSite),
};

/** Returns the demo site with this hostname. */
export function findSite(hostname: string): SiteName | undefined {
  return siteNames.find((name) => hostname === `${name}.localhost`);
}

/** Handles a request to a demo site. Signed out, every page is a sign-in page without a form. */
export function handleSite(name: SiteName, request: Request, backend: Backend): Promise<Response> {
  return handlers[name](request, backend);
}

function createHandler<Name extends SiteName>(name: Name, site: Site<SiteAccounts[Name]>): SiteHandler {
  return (request, backend) => respond(name, site, request, backend);
}

async function respond<Name extends SiteName>(
  name: Name,
  site: Site<SiteAccounts[Name]>,
  request: Request,
  backend: Backend,
): Promise<Response> {
  const url = new URL(request.url);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead && request.method !== 'POST')
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD, POST' } });
  const account = findSignedInAccount(backend, name, request);
  if (account === undefined) return renderSignedOut(site);
  const view = { site, account, url, content: () => backend.siteAccounts.read(name, account) };
  if (!isRead && !isSameOrigin(request, url.origin))
    return renderSitePage(
      view,
      messagePage(403, 'Nothing was saved', `Another site sent this form. Open ${site.name} and try again.`),
    );
  const form = isRead ? undefined : await readForm(request);
  if (form === 'too-long')
    return renderSitePage(view, messagePage(413, 'Nothing was saved', 'The text is too long.'));
  const result = site.respond({
    account,
    content: view.content(),
    save: (content) => backend.siteAccounts.write(name, account, content),
    path: url.pathname.replaceAll(/^\/+|\/+$/g, ''),
    query: url.searchParams,
    form,
    now: backend.now(),
    createId: backend.createId,
  });
  if (!result)
    return renderSitePage(view, messagePage(404, 'Page not found', 'This page was moved or never existed.'));
  return 'redirect' in result ? seeOther(result.redirect) : renderSitePage(view, result);
}

async function readForm(request: Request): Promise<URLSearchParams | 'too-long'> {
  try {
    return new URLSearchParams(await readText(request));
  } catch (error) {
    if (error instanceof ApiError && error.status === 413) return 'too-long';
    throw error;
  }
}
