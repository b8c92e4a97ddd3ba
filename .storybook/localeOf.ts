import type { Strings } from '@kit/react';
import { locales } from './locales.ts';

/** Returns the language of the toolbar or the story. */
export function localeOf(globals: Record<string, unknown>): Strings {
  const name = globals['locale'];
  const locale = typeof name === 'string' && locales[name];
  return locale || locales.en;
}
