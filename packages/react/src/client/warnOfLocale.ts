import { warnOnce } from './warnOnce.ts';

/** Tells the developer that `locale` is no catalogue; a spread one is empty in a Server Component. */
export function warnOfLocale(): void {
  warnOnce("This locale has no words: make it in a file that says 'use client'.");
}
