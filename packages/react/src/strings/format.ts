/** Creates one format per locale, because creating them is slow. */
function cachePerLocale<T>(create: (locale: string) => T): (locale: string) => T {
  const formats = new Map<string, T>();
  return (locale) => {
    const format = formats.get(locale) ?? create(locale);
    formats.set(locale, format);
    return format;
  };
}

export const relativeFormat = cachePerLocale(
  (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
);
export const dateFormat = cachePerLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }),
);
export const dateTimeFormat = cachePerLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
);
export const periodFormat = cachePerLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);
const numberFormat = cachePerLocale((locale) => new Intl.NumberFormat(locale));
const pluralRules = cachePerLocale((locale) => new Intl.PluralRules(locale));

type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Returns a function that formats a count. `#` in a form is replaced with the number. */
export const plural =
  (locale: string, forms: PluralForms) =>
  (count: number): string => {
    const form = forms[pluralRules(locale).select(count)] ?? forms.other;
    return form.replace('#', numberFormat(locale).format(count));
  };

/** Isolates a name from the writing direction of the sentence around it (Unicode FSI and PDI). */
export const bidiIsolate = (name: string): string => `\u2068${name}\u2069`;
