import { isRecord } from '@kit/protocol';
import { checkText, optionError } from './optionChecks.ts';
import { toOwnPath } from '../request/toOwnPath.ts';

/**
 * How the kit's own pages show your product. All fields are optional.
 *
 * @example
 * branding: { name: 'Acme', logoUrl: '/logo.svg', color: '#3b6ef5', supportUrl: 'mailto:help@example.com' }
 */
export interface Branding {
  /** The name of your product, shown above the text and in the window title. */
  name?: string | undefined;
  /** Your logo, shown above the text: a path of your app such as `/logo.svg`, or a `data:` image. */
  logoUrl?: string | undefined;
  /** The color of the button, as `#rrggbb`. Its text is black or white, whichever has more contrast. */
  color?: string | undefined;
  /** Where users get help: a path of your app, or an `https:` or `mailto:` address. */
  supportUrl?: string | undefined;
}

export function checkBranding(value: unknown, origin: string): Branding {
  if (!isRecord(value))
    throw optionError('branding', 'must be an object', 'Write it as { name, logoUrl, color, supportUrl }');
  const { name, logoUrl, color, supportUrl } = value;
  const checked: Branding = {};
  if (name !== undefined) checked.name = checkText('branding.name', name, 'the name of your product');
  if (logoUrl !== undefined) {
    const text = checkText('branding.logoUrl', logoUrl, 'a path such as /logo.svg');
    // Not from other origins, because the page's URL contains a secret and the request would reveal each visit.
    checked.logoUrl = text.startsWith('data:image/') ? text : toOwnPath(text, origin);
    if (!checked.logoUrl)
      throw optionError(
        'branding.logoUrl',
        'must be a path of your app or a data: image',
        'Write it as /logo.svg',
      );
  }
  if (color !== undefined) {
    checked.color = checkText('branding.color', color, 'a color such as #3b6ef5');
    if (!/^#[\da-f]{6}$/i.test(checked.color))
      throw optionError('branding.color', `must be #rrggbb: ${JSON.stringify(color)}`, 'Write it as #3b6ef5');
  }
  if (supportUrl !== undefined) {
    const text = checkText('branding.supportUrl', supportUrl, 'an address such as https://example.com/help');
    checked.supportUrl = /^(https:\/\/|mailto:)./.test(text) ? text : toOwnPath(text, origin);
    if (!checked.supportUrl)
      throw optionError(
        'branding.supportUrl',
        'must be a path of your app, https: or mailto:',
        'Write it as mailto:help@example.com',
      );
  }
  return checked;
}

/** The languages of the pages. */
const locales = ['en', 'ar', 'de', 'es', 'fr', 'he', 'ja', 'pt', 'zh'] as const;

export type Locale = (typeof locales)[number];

/** Checks the `locale` option, and returns a function that never throws. */
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
    throw optionError(
      'locale',
      `is not a language of the pages: ${JSON.stringify(tag)}`,
      `Use one of ${locales.join(', ')}`,
    );
  return () => tag;
}

/** Returns the page language for a tag such as `de-AT`. */
export function findLocale(tag: string): Locale | undefined {
  const [language = ''] = tag.toLowerCase().split(/[-_]/);
  const today = language === 'iw' ? 'he' : language; // Java's code for Hebrew
  return locales.find((locale) => locale === today);
}
