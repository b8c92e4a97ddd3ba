/** Turns `?` into PostgreSQL's `$1`, `$2`, …; one inside a quoted text stays. */
export function numberPlaceholders(sql: string): string {
  let count = 0;
  return sql.replaceAll(/'[^']*'|\?/g, (part) => (part === '?' ? `$${++count}` : part));
}
