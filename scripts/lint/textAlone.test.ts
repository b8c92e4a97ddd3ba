import { expect, test } from 'vitest';
import { lintFiles } from './lintFiles.ts';

const right = [
  '<p>Text</p>',
  '<p>{text}</p>',
  '<p>{icon ? <i /> : text}</p>',
  '<p>{icon && <i />}<span>{text}</span></p>',
  '<p>{text ? <b>{text}</b> : undefined}<i /></p>',
  '<>{icon ? <i /> : null}<i /></>',
  '<Hidden>{text}</Hidden>',
  '<ul>{[1, 2].map((n) => <li key={n}>{n}</li>)}<li /></ul>',
  '<ul>{[1, 2].flatMap((n) => { return [<li key={n} />]; })}<li /></ul>',
  '<div>\n  {/* why */}\n  {text}\n</div>',
  'function Part() { const row = <li />; return <ul>{row}{row}</ul>; }',
  'function Part({ text }) { const name = (t) => t && <b>{t}</b>; return <p>{name(text)}<i /></p>; }',
  'async function POST(request) { return respond(request); }',
  'const said = (text) => { return `${text}.`; };',
];

/** With the number of texts that are reported. */
const wrong: [number, string][] = [
  [1, '<p>{icon && <i />}{text}</p>'],
  [1, '<p><i /> Text</p>'],
  [1, "<p><i />{' '}<i /></p>"],
  [1, '<p><i />{`${text}`}</p>'],
  [2, '<p>Dear {text}</p>'],
  [1, '<p><i />{text ?? <b />}</p>'],
  [1, '<p><i />{icon ? <b /> : text}</p>'],
  [1, '<p><i />{strings.save}</p>'],
  [1, '<p><i />{say(text)}</p>'],
  [1, '<p><i />{[1, 2].map((n) => n * 2)}</p>'],
  [1, '<p><i />{children}</p>'],
  [2, '<Hidden>: {text}</Hidden>'],
  [1, '<>{text}</>'],
  [1, '<>Text</>'],
  [1, '<p><>{text}</><i /></p>'],
  [1, '<Fragment key="a">{text}</Fragment>'],
  [1, '<RowContext.Provider value={row}>{children}</RowContext.Provider>'],
  [1, 'function Part() { const row = `a`; return <ul>{row}<li /></ul>; }'],
  [1, 'function Part({ text }) { return text; }'],
  [1, 'const Part = memo(function Part({ text, old }) { if (old) return <b />; return `${text}.`; });'],
  [1, 'const Part = ({ text }) => text || <b />; const other = () => { return 1; };'],
];

/** Lints each code sample in a separate file. Returns the number of reports for each. */
function lint(codes: string[]): number[] {
  const files = codes.map((code, index) => {
    const isComplete = /\breturn\b|=>.*;$/.test(code);
    const whole = isComplete ? code : `function Part({ text, children, icon }) { return ${code}; }`;
    return { name: `case${index}.tsx`, code: whole };
  });
  const reported = lintFiles('text-alone', files);
  return files.map(({ name }) => reported.filter((file) => file === name).length);
}

const reports = lint([...right, ...wrong.map(([, code]) => code)]);

test.each(right.map((code, index) => [code, index] as const))('accepts %s', (_, index) => {
  expect(reports[index]).toBe(0);
});

test.each(wrong.map(([count, code], index) => [code, count, index] as const))(
  'reports %s',
  (_, count, index) => {
    expect(reports[right.length + index]).toBe(count);
  },
);
