import { ar as arabic } from '@kit/react/locales/ar';
import { de as german } from '@kit/react/locales/de';
import { createContext, use } from 'react';
import { ar } from './texts/ar.ts';
import { de } from './texts/de.ts';
import { en, type Texts } from './texts/en.ts';

/** The languages of the product's pages, with the kit's strings in the same language. English is built in. */
export const languages = {
  en: { name: 'English', direction: 'ltr', texts: en, strings: undefined },
  de: { name: 'Deutsch', direction: 'ltr', texts: de, strings: german },
  ar: { name: 'العربية', direction: 'rtl', texts: ar, strings: arabic },
} as const;

export type Language = keyof typeof languages;

export const LanguageContext = createContext<Language>('en');

/** Returns the texts of the product's pages. */
export const useTexts = (): Texts => languages[use(LanguageContext)].texts;
