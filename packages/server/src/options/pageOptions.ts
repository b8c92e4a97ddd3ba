import { isRecord } from '@kit/protocol';
import { checkText, optionError } from './optionChecks.ts';
import { toOwnPath } from '../request/toOwnPath.ts';

/** How the kit's own pages show your product. Every part may be left out. */
export interface Branding {
  /** The name of your product, above the text and in the title of the window. */
  name?: string | undefined;
  /** Your logo, above the text: a path of your app such as `/logo.svg`, or a `data:` image. */
  logoUrl?: string | undefined;
  /** The colour of the button, as `#rrggbb`. The text on it is black or white, whichever reads better. */
  color?: string | undefined;
  /** Where users find help: a path of your app, or an address that begins with `https:` or `mailto:`. */
  supportUrl?: string | undefined;
}

/** Checks how pages show the product. */
export function checkBranding(value: unknown, origin: string): Branding {
  if (!isRecord(value))
    throw optionError('branding', 'must be an object', 'Write it as { name, logoUrl, color, supportUrl }');
  const { name, logoUrl, color, supportUrl } = value;
  const checked: Branding = {};
  if (name !== undefined) checked.name = checkText('branding.name', name, 'the name of your product');
  if (logoUrl !== undefined) {
    const text = checkText('branding.logoUrl', logoUrl, 'a path such as /logo.svg');
    // From nowhere else: the address of the page has a secret, and whoever serves the picture would count its readers.
    checked.logoUrl = text.startsWith('data:image/') ? text : toOwnPath(text, origin);
    if (!checked.logoUrl)
      throw optionError(
        'branding.logoUrl',
        'must be a path of your app or a data: image',
        'Write it as /logo.svg',
      );
  }
  if (color !== undefined) {
    checked.color = checkText('branding.color', color, 'a colour such as #3b6ef5');
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
    throw optionError(
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
