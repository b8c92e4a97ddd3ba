import { checkText, wrong } from '../optionChecks.ts';

/** The languages of the pages, as a browser asks for them. */
const locales = ['en', 'ar', 'de', 'es', 'fr', 'he', 'ja', 'pt', 'zh'] as const;

export type Locale = (typeof locales)[number];

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

/** The language of ours that a tag such as `de-AT` asks for. */
export function findLocale(tag: string): Locale | undefined {
  const [language = ''] = tag.toLowerCase().split(/[-_]/);
  const today = language === 'iw' ? 'he' : language; // as Java still writes Hebrew
  return locales.find((locale) => locale === today);
}
