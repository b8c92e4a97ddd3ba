/** Something in the source that a threat is answered by, and the test that has to notice when it is gone. */
export interface Rule {
  /** As in `docs/security.md`. */
  threat: string;
  /** What is gone. */
  without: string;
  /** Below `src`. */
  file: string;
  /** Is in the file exactly once. */
  takeOut: string;
  putIn: string;
  /** Below `src`. */
  test: string;
  /** Part of the test's title. */
  title: string;
}

/** Rules of one file. */
export function inFile(file: string, rules: Omit<Rule, 'file'>[]): Rule[] {
  return rules.map((rule) => ({ ...rule, file }));
}
