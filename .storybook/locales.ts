import type { Strings } from '@kit/react';
import { ar } from '@kit/react/locales/ar';
import { de } from '@kit/react/locales/de';
import { en } from '@kit/react/locales/en';
import { es } from '@kit/react/locales/es';
import { fr } from '@kit/react/locales/fr';
import { he } from '@kit/react/locales/he';
import { ja } from '@kit/react/locales/ja';
import { pt } from '@kit/react/locales/pt';
import { zh } from '@kit/react/locales/zh';
import { pseudoLocale } from './pseudoLocale.ts';

/** Every language of the stories, and a pseudo language. */
export const locales: { [name: string]: Strings; en: Strings } = {
  en,
  de,
  fr,
  es,
  pt,
  ja,
  zh,
  ar,
  he,
  pseudo: pseudoLocale(en),
};
