import type { ErrorCode } from '@kit/protocol';
import type { Settings } from '../options/checkOptions.ts';
import { findLocale, type Locale } from '../options/pageOptions.ts';

/** Every word of the pages in one language. Where `@kit/react` says the same, it says it in the same words. */
export interface PageStrings {
  /** The language, as a BCP 47 tag. */
  locale: string;
  /** How the language is written. @default 'ltr' */
  direction?: 'ltr' | 'rtl';
  connected: string;
  closeWindow: string;
  backToApp: string;
  tryAgain: string;
  contactSupport: string;
  reference: (id: string) => string;
  /** What happened, and what the user can do. A code that is not here is the app's fault, and reads as `internal`. */
  problems: Partial<Record<ErrorCode, Problem>> & Record<'internal' | 'elsewhere', Problem>;
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

/** The words for the reader of a page: in the language that the app names, or the browser asks for, or English. */
export async function stringsFor({ locale }: Settings, request: Request): Promise<PageStrings> {
  const tags = [...readTags(locale(request)), ...readTags(request.headers.get('accept-language'))];
  const [best = 'en'] = tags.flatMap((tag) => findLocale(tag) ?? []);
  return (await load[best]()).strings;
}

/** Codes whose difference tells a reader nothing. */
const sameProblem: Partial<Record<ErrorCode, 'elsewhere' | 'anchor_unavailable'>> = {
  // A link that somebody else's page, a preview or a scanner follows.
  foreign_origin: 'elsewhere',
  not_a_navigation: 'elsewhere',
  prefetch_refused: 'elsewhere',
  anchor_unexpected_response: 'anchor_unavailable',
};

/** What the user reads of an error. */
export function problemOf({ problems }: PageStrings, code: ErrorCode): Problem {
  return problems[sameProblem[code] ?? code] ?? problems.internal;
}

/** The tags of an `Accept-Language`, the most wanted first. https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4 */
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
