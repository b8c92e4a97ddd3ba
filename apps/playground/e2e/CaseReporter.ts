import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Prints the result of each popup case. The title of a test begins with the number of its case. */
// oxlint-disable-next-line import/no-default-export -- Playwright requires it
export default class CaseReporter implements Reporter {
  private readonly cases = new Map<number, { passed: number; failed: number; first: string }>();

  onTestEnd({ title }: TestCase, { status }: TestResult): void {
    const number = Number(/^#(\d+) /.exec(title)?.[1]);
    if (!number || status === 'skipped') return;
    const row = this.cases.get(number) ?? { passed: 0, failed: 0, first: title.replace(/^#\d+ /, '') };
    row[status === 'passed' ? 'passed' : 'failed'] += 1;
    this.cases.set(number, row);
  }

  onEnd(): void {
    if (this.cases.size === 0) return;
    const rows = [...this.cases].toSorted(([one], [other]) => one - other);
    console.log('\nCases of the popup\n');
    for (const [number, { passed, failed, first }] of rows) {
      const result = failed === 0 ? 'passed' : 'FAILED';
      console.log(`  #${String(number).padEnd(4)}${result}  ${passed}/${passed + failed}  ${first}`);
    }
    const failures = rows.filter(([, { failed }]) => failed > 0).length;
    console.log(`\n  ${rows.length - failures} of ${rows.length} cases passed\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
