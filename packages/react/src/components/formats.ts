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
