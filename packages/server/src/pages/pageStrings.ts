import type { ErrorCode } from '@kit/protocol';
import type { Settings } from '../checkOptions.ts';
import { checkText, wrong } from '../optionChecks.ts';

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

/** The languages of the pages, as a browser asks for them. */
const locales = ['en', 'ar', 'de', 'es', 'fr', 'he', 'ja', 'pt', 'zh'] as const;

type Locale = (typeof locales)[number];

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

/** Checks the language of pages, and makes a function of it that never throws. */
export function checkLocale(value: unknown): (request: Request) => string | undefined {
  if (value === undefined) return () => undefined;
  if (typeof value === 'function')
    return (request) => {
      try {
        const tag: unknown = value(request);
        return typeof tag === 'string' ? tag : undefined;
      } catch {
        return undefined;
      }
    };
  const tag = checkText('locale', value, 'a language such as de');
  if (!findLocale(tag))
    throw wrong(
      'locale',
      `is not a language of the pages: ${JSON.stringify(tag)}`,
      `Use one of ${locales.join(', ')}`,
    );
  return () => tag;
}

/** The words for the reader of a page: in the language that the app names, or the browser asks for, or English. */
export async function stringsFor({ locale }: Settings, request: Request): Promise<PageStrings> {
  const tags = [...readTags(locale(request)), ...readTags(request.headers.get('accept-language'))];
  const [best = 'en'] = tags.flatMap((tag) => findLocale(tag) ?? []);
  return (await load[best]()).strings;
}

/** What the user reads of an error. */
export function problemOf({ problems }: PageStrings, code: ErrorCode): Problem {
  // A link that somebody else's page, a preview or a scanner follows: the reader cannot tell these from one another.
  const isElsewhere = code === 'foreign_origin' || code === 'not_a_navigation' || code === 'prefetch_refused';
  return problems[isElsewhere ? 'elsewhere' : code] ?? problems.internal;
}

/** The language of ours that a tag such as `de-AT` asks for. */
function findLocale(tag: string): Locale | undefined {
  const [language = ''] = tag.toLowerCase().split(/[-_]/);
  const today = language === 'iw' ? 'he' : language; // as Java still writes Hebrew
  return locales.find((locale) => locale === today);
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
