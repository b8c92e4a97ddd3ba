import type { Strings } from '@kit/react';
import { localeOf } from './localeOf.ts';
import { locales } from './locales.ts';

/** The strings in the language of the toolbar or the story, for play functions. */
export let strings: Strings = locales.en;

/** Call before each story. */
export function speakAs(globals: Record<string, unknown>): void {
  strings = localeOf(globals);
}

/** Normalizes spaces as text queries do. */
export const spaced = (text: string): string => text.replaceAll(/\s/g, ' ');
