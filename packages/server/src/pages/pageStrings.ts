import type { ErrorCode } from '@kit/protocol';
import { loadOnce } from '../loadOnce.ts';
import { remember } from '../remember.ts';
import type { Settings } from '../options/checkOptions.ts';
import { findLocale, type Locale } from '../options/pageOptions.ts';

/** All texts of the pages in one language. Texts that `@kit/react` also has are the same. */
export interface PageStrings {
  /** The language, as a BCP 47 tag. */
  locale: string;
  /** Text direction. @default 'ltr' */
  direction?: 'ltr' | 'rtl';
  connected: string;
  closeWindow: string;
  backToApp: string;
  /** For a window that could not give the sign-in to the app that a page of another site frames. */
  notHandedOver: Problem;
  openApp: string;
  /** For a window that opens a native app. */
  appOpens: string;
  tryAgain: string;
  contactSupport: string;
  reference: (id: string) => string;
  link: LinkStrings;
  /** The title and advice for each error code. A code without its own text uses `internal`. */
  problems: Partial<Record<ErrorCode, Problem>> & Record<'internal' | 'elsewhere', Problem>;
}

/** The texts of the page behind a connect link. `site` is the name of an application. */
interface LinkStrings {
  /** Replaces the name of an app that has none. */
  thisApp: string;
  connect: (site: string) => string;
  ask: (app: string, site: string) => string;
  askAgain: (app: string, site: string) => string;
  askWhich: (app: string, site: string) => string;
  consent: (app: string, site: string) => string;
  says: (app: string, reason: string) => string;
  reconnect: (account: string) => string;
  use: (account: string) => string;
  addAnother: (site: string) => string;
  /** `account` may be empty. */
  permission: (site: string, account: string) => string;
  asksToUse: (app: string) => string;
  allowOnce: string;
  allowInConversation: string;
  allowed: string;
  notNow: string;
  later: string;
  /** What to know about a connection with one of these statuses. */
  pending: string;
  needsAttention: string;
  declined: Problem;
  expired: Problem;
  superseded: Problem;
  otherUser: string;
  signInAs: (name: string) => string;
  signInAsOther: string;
  switchUser: string;
}

type Problem = readonly [title: string, advice: string];

const load: Record<Locale, () => Promise<{ strings: PageStrings }>> = {
  en: loadOnce(() => import('./locales/en.ts')),
  ar: loadOnce(() => import('./locales/ar.ts')),
  de: loadOnce(() => import('./locales/de.ts')),
  es: loadOnce(() => import('./locales/es.ts')),
  fr: loadOnce(() => import('./locales/fr.ts')),
  he: loadOnce(() => import('./locales/he.ts')),
  ja: loadOnce(() => import('./locales/ja.ts')),
  pt: loadOnce(() => import('./locales/pt.ts')),
  zh: loadOnce(() => import('./locales/zh.ts')),
};

/** Returns the texts in the language from the `locale` option, from the browser, or English. */
export async function stringsFor({ locale }: Settings, request: Request): Promise<PageStrings> {
  const best =
    preferredOf(locale(request) ?? '') ?? preferredOf(request.headers.get('accept-language') ?? '') ?? 'en';
  return (await load[best]()).strings;
}

// Codes that are the same problem for a user.
const sameProblem: Partial<Record<ErrorCode, 'elsewhere' | 'anchor_unavailable'>> = {
  // Another site, a preview or a scanner opened the link.
  foreign_origin: 'elsewhere',
  unsupported_origin: 'elsewhere',
  unknown_host: 'elsewhere',
  not_a_navigation: 'elsewhere',
  prefetch_refused: 'elsewhere',
  anchor_unexpected_response: 'anchor_unavailable',
};

export function problemOf({ problems }: PageStrings, code: ErrorCode): Problem {
  return problems[sameProblem[code] ?? code] ?? problems.internal;
}

/**
 * Returns the language of the pages that is preferred in an `Accept-Language` header, if it has one.
 * https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4
 */
const preferredOf = remember(100, (header: string): Locale | undefined => {
  let preferred: Locale | undefined;
  let highest = 0;
  for (const part of header.split(',', 50)) {
    const [tag = '', ...parameters] = part.split(';');
    const weight = weightOf(parameters);
    const found = weight > highest && findLocale(tag.trim());
    if (found) [preferred, highest] = [found, weight];
  }
  return preferred;
});

function weightOf(parameters: readonly string[]): number {
  const weight = parameters.map((parameter) => parameter.trim()).find((parameter) => /^q=/i.test(parameter));
  return weight === undefined ? 1 : Number(weight.slice(2));
}
