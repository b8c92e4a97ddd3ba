import { numberFormat, pluralRules } from './formats.ts';

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Says how many there are, `#` of them, in the form that the language has for that number. */
export const counted =
  (locale: string, forms: Forms) =>
  (count: number): string => {
    const form = forms[pluralRules(locale).select(count)] ?? forms.other;
    return form.replace('#', numberFormat(locale).format(count));
  };
