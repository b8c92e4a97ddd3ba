import type { Strings } from '@kit/react';
import { locales } from './locales.ts';

/** The language that the toolbar or the story asks for. */
export function localeOf(globals: Record<string, unknown>): Strings {
  const name = globals['locale'];
  const locale = typeof name === 'string' && locales[name];
  return locale || locales.en;
}
