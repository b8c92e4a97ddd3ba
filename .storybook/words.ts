import type { Strings } from '@kit/react';
import { localeOf } from './localeOf.ts';
import { locales } from './locales.ts';

/** The words on show: what a play looks for, in the language that the toolbar or the story asks for. */
export let strings: Strings = locales.en;

/** For before each story. */
export function speakAs(globals: Record<string, unknown>): void {
  strings = localeOf(globals);
}

/** A text as a search in a page compares it, where any space counts as one. */
export const spaced = (text: string): string => text.replaceAll(/\s/g, ' ');
