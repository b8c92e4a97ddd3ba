import type { ErrorCode } from '@kit/protocol';
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
  says: (app: string, reason: string) => string;
  reconnect: (account: string) => string;
  use: (account: string) => string;
  addAnother: string;
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
  en: () => import('./locales/en.ts'),
  ar: () => import('./locales/ar.ts'),
  de: () => import('./locales/de.ts'),
  es: () => import('./locales/es.ts'),
  fr: () => import('./locales/fr.ts'),
  he: () => import('./locales/he.ts'),
  ja: () => import('./locales/ja.ts'),
  pt: () => import('./locales/pt.ts'),
  zh: () => import('./locales/zh.ts'),
};

/** Returns the texts in the language from the `locale` option, from the browser, or English. */
export async function stringsFor({ locale }: Settings, request: Request): Promise<PageStrings> {
  const tags = [...readTags(locale(request)), ...readTags(request.headers.get('accept-language'))];
  const [best = 'en'] = tags.flatMap((tag) => findLocale(tag) ?? []);
  return (await load[best]()).strings;
}

// Codes that are the same problem for a user.
const sameProblem: Partial<Record<ErrorCode, 'elsewhere' | 'anchor_unavailable'>> = {
  // Another site, a preview or a scanner opened the link.
  foreign_origin: 'elsewhere',
  not_a_navigation: 'elsewhere',
  prefetch_refused: 'elsewhere',
  anchor_unexpected_response: 'anchor_unavailable',
};

export function problemOf({ problems }: PageStrings, code: ErrorCode): Problem {
  return problems[sameProblem[code] ?? code] ?? problems.internal;
}

/**
 * Returns the tags of an `Accept-Language` header, most preferred first. https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4
 */
function readTags(header: string | null | undefined): string[] {
  return (header ?? '')
    .split(',', 50)
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((word) => word.trim());
      const weight = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
