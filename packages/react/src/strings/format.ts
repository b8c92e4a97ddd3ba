/** Formats are slow to make, so there is one a language. */
function oneEach<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return (locale) => {
    const format = made.get(locale) ?? make(locale);
    made.set(locale, format);
    return format;
  };
}

export const relativeFormat = oneEach((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
export const dateFormat = oneEach((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
export const momentFormat = oneEach(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
);
export const numberFormat = oneEach((locale) => new Intl.NumberFormat(locale));
export const pluralRules = oneEach((locale) => new Intl.PluralRules(locale));

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Says how many there are, `#` of them, in the form that the language has for that number. */
export const counted =
  (locale: string, forms: Forms) =>
  (count: number): string => {
    const form = forms[pluralRules(locale).select(count)] ?? forms.other;
    return form.replace('#', numberFormat(locale).format(count));
  };

/** Keeps a name from mixing its direction of writing with that of the sentence around it (Unicode FSI and PDI). */
export const isolate = (name: string): string => `\u2068${name}\u2069`;
