/** What one case came to in one row. */
export interface Outcome {
  row: string;
  name: string;
  result: 'passed' | 'failed' | 'not applicable';
  /** Why it failed, or cannot apply. */
  text: string;
}

const marks = { passed: '✓', failed: '✗', 'not applicable': '–' };

/** How many there are of each result. */
export function count(outcomes: Outcome[]) {
  const of = (result: Outcome['result']) => outcomes.filter((outcome) => outcome.result === result).length;
  return { passed: of('passed'), failed: of('failed'), notApplicable: of('not applicable') };
}

/** Prints rows × cases, outcomes of other rows, what failed, what cannot apply and why, and the counts. */
export function printReport(
  rows: string[],
  cases: { name: string; title: string }[],
  outcomes: Outcome[],
): void {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const markOf = (row: string, name: string) => {
    const outcome = outcomes.find((one) => one.row === row && one.name === name);
    return (outcome ? marks[outcome.result] : '?').padStart(3);
  };
  console.log(`\n${' '.repeat(width)} ${cases.map((_, i) => String(i + 1).padStart(3)).join('')}`);
  for (const row of rows)
    console.log(`${row.padEnd(width)} ${cases.map(({ name }) => markOf(row, name)).join('')}`);
  console.log('');
  for (const [i, { name, title }] of cases.entries())
    console.log(`${String(i + 1).padStart(3)}  ${name}: ${title}`);

  for (const { row, name, result } of outcomes.filter((outcome) => !rows.includes(outcome.row)))
    console.log(`${marks[result]}  ${row}: ${name}`);

  for (const { row, name, text } of outcomes.filter(({ result }) => result === 'failed'))
    console.log(`\n✗ ${row}: ${name}\n${text}`);

  console.log('');
  const absent = outcomes.filter(({ result }) => result === 'not applicable');
  for (const reason of new Set(absent.map(({ text }) => text))) {
    const where = absent.filter(({ text }) => text === reason).map(({ row, name }) => `${name} on ${row}`);
    console.log(`–  ${reason}: ${where.join('; ')}`);
  }
  const { passed, failed, notApplicable } = count(outcomes);
  console.log(`\n${passed} passed, ${failed} failed, ${notApplicable} not applicable`);
}
