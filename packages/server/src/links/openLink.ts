import { type Connection, type AccountRequest, isErrorCode } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Settings } from '../options/checkOptions.ts';
import { type Page, pageReply } from '../pages/page.ts';
import { type PageStrings, problemOf, stringsFor } from '../pages/pageStrings.ts';
import { queryOf, type Call } from '../request/Call.ts';
import { readUser } from '../request/readUser.ts';
import { type Reply, redirectReply, referenceOf } from '../request/reply.ts';
import { describeRequest } from '../requests/describeRequest.ts';
import { isSameOwner, type Owner } from '../stores/store.ts';
import { isTimeout, withTimeout } from '../time.ts';
import { linkPath } from './createLink.ts';
import { maskName } from './maskName.ts';
import { signInUrl } from './signInUrl.ts';

const describeUserTimeoutMs = 3_000;

/** `GET /ask/:id`, the page behind a connect link. Writes nothing, because scanners and previews open links. */
export async function openLink(settings: Settings, call: Call): Promise<Reply> {
  const path = linkPath(settings, call.id);
  const user = await readUser(settings, call);
  if (!user) {
    const signIn = signInUrl(settings, path, { switchUser: false });
    if (signIn === undefined) throw new ConnectError('signed_out');
    return redirectReply(signIn);
  }
  const found = await settings.store.findRequest({ id: call.id });
  if (!found) throw new ConnectError('not_found');
  const { request } = found;
  const strings = await stringsFor(settings, call.request);
  if (!isSameOwner(user, request.owner)) {
    const name = await maskedNameOf(settings, request.owner, referenceOf(call));
    const page = otherUserPage(settings, strings, name, path);
    return pageReply(settings, strings, 403, page);
  }
  const described = await describeRequest(settings, request);
  const names = namesFor(settings, strings, described);
  const page = pageFor(strings, described, names, {
    path,
    app: { href: settings.defaultReturnTo, text: strings.backToApp },
  });
  if (page.form) {
    const code = queryOf(call.request).get('connect_error');
    if (isErrorCode(code)) [page.alert] = problemOf(strings, code);
  }
  return pageReply(settings, strings, 200, { ...page, application: request.application });
}

/**
 * Returns the name from `describeUser`, masked, because the link may have been forwarded. Returns nothing if the app's own code fails or
 * is late: the page still says what to do.
 */
async function maskedNameOf(
  { describeUser, reporter }: Settings,
  { userId, tenantId }: Owner,
  reference: string,
): Promise<string | undefined> {
  try {
    const name = await withTimeout(describeUserTimeoutMs, async () => describeUser({ userId, tenantId }));
    return name && maskName(name);
  } catch (cause) {
    const error = isTimeout(cause) ? new Error(`describeUser: ${cause.message}`, { cause }) : cause;
    reporter.fail(error, { type: 'handler.failed', code: 'internal', reference });
    return undefined;
  }
}

/** Only the owner may answer. */
function otherUserPage(
  settings: Settings,
  strings: PageStrings,
  name: string | undefined,
  path: string,
): Page {
  const { otherUser, signInAs, signInAsOther, switchUser } = strings.link;
  const signIn = signInUrl(settings, path, { switchUser: true });
  return {
    look: 'plain',
    title: otherUser,
    message: name ? signInAs(isolate(name)) : signInAsOther,
    code: 'wrong_user',
    link: signIn === undefined ? { href: path, text: strings.tryAgain } : { href: signIn, text: switchUser },
  };
}

interface Names {
  app: string;
  site: string;
  consent: string | undefined;
  accountOf: (connection: Connection) => string;
}

function namesFor(
  { applications, branding }: Settings,
  { direction, link }: PageStrings,
  { application }: AccountRequest,
): Names {
  // In a text from right to left, a Latin name would move the punctuation beside it.
  const place = direction === 'rtl' ? isolate : (name: string) => name;
  const { name = application, consent } = applications.get(application) ?? {};
  const site = place(name);
  const app = branding.name ? place(branding.name) : link.thisApp;
  return {
    app,
    site,
    consent: consent === true ? link.consent(app, site) : consent,
    accountOf: ({ label, accountName }) =>
      place(label && accountName ? `${label} (${accountName})` : label || accountName) || site,
  };
}

function pageFor(
  strings: PageStrings,
  request: AccountRequest,
  names: Names,
  about: { path: string; app: { href: string; text: string } },
): Page {
  const { status } = request;
  if (status === 'open' || status === 'started') return askingPage(strings, request, names, about.path);
  if (status === 'connected') return { ...connectedPage(strings, request), link: about.app };
  const [title, message] = strings.link[status];
  return { look: 'plain', title, message, link: about.app };
}

function connectedPage(strings: PageStrings, { connection, permission }: AccountRequest): Page {
  const { connected: title, link } = strings;
  if (!connection) {
    const [lost, message] = problemOf(strings, 'not_connected');
    return { look: 'plain', title: lost, message };
  }
  if (connection.status === 'pending') return { look: 'plain', title, message: link.pending };
  if (connection.status === 'needs_attention') return { look: 'plain', title, message: link.needsAttention };
  return { look: 'done', title: permission ? link.allowed : title, message: strings.closeWindow };
}

function askingPage(
  strings: PageStrings,
  { reason, choices, reconnects, permission }: AccountRequest,
  { app, site, consent, accountOf }: Names,
  path: string,
): Page {
  const { link } = strings;
  const decline = button('decline', link.notNow, true);
  const page = {
    look: 'plain',
    title: link.connect(site),
    note: link.later,
    ...(reason && { quote: link.says(app, isolate(reason)) }),
  } as const;
  if (reconnects) {
    const buttons = [button('connect', link.reconnect(accountOf(reconnects))), decline];
    return { ...page, message: link.askAgain(app, site), form: { action: path, buttons } };
  }
  const [account] = choices;
  const allow = permission === 'thread' ? link.allowInConversation : link.allowOnce;
  const chosen = choices.map((each) => ({
    ...button(each.id, permission ? allow : link.use(accountOf(each))),
    name: 'connectionId',
  }));
  if (permission && account) {
    const name = accountOf(account);
    const title = link.permission(site, name === site ? '' : name);
    return {
      ...page,
      title,
      message: link.asksToUse(app),
      form: { action: path, buttons: [...chosen, decline] },
    };
  }
  const [message, added] =
    chosen.length > 0
      ? [link.askWhich(app, site), button('connect', link.addAnother(site), true)]
      : [link.ask(app, site), button('connect', link.connect(site))];
  return {
    ...page,
    message,
    ...(consent && { consent }),
    form: { action: path, buttons: [...chosen, added, decline] },
  };
}

function button(value: string, text: string, isQuiet = false) {
  return { name: 'answer', value, text, isQuiet };
}

/** Keeps the direction of a text from changing the order of what surrounds it. https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates */
function isolate(text: string): string {
  return text && `\u2068${text}\u2069`;
}
