import { readdirSync, readFileSync } from 'node:fs';
import { parseSync, Visitor, type ESTree } from 'vite';
import { expect, test } from 'vitest';

/** Attributes and props that users see or screen readers read. */
const userVisible =
  /^(title|alt|placeholder|label|visibleText|fullText|subject|text|suffix|aria-(label|description|roledescription|valuetext))$/;

/** Messages for developers are not in the catalogue. */
const developerMessage = /\bmessage: '[^']*'/g;
const developerWarning = /\b(?:warnOnce|throw new Error)\([\s\S]*?\);/g;

/** Returns user-visible texts of a source file that are not from the catalogue. */
function strayWords(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: string[] = [];
  const note = (text: string) => {
    const line = text.trim();
    if (/\p{L}/u.test(line)) found.push(`${file}: ${line}`);
  };

  new Visitor({
    JSXText: ({ value }) => note(value),
    JSXElement: ({ children }) => children.forEach(noteChild),
    JSXFragment: ({ children }) => children.forEach(noteChild),
    JSXAttribute({ name, value }) {
      if (name.type !== 'JSXIdentifier' || !userVisible.test(name.name) || !value) return;
      if (value.type === 'Literal') noteWords(value);
      else noteChild(value);
    },
    // A sentence kept in a variable: whatever begins like one, and has a second word.
    Literal({ value }) {
      if (typeof value === 'string' && /^\p{Lu}\p{Ll}*\s+\p{L}/u.test(value)) note(value);
    },
  }).visit(program);
  return [...new Set(found)];

  function noteChild(child: ESTree.JSXChild | ESTree.JSXAttributeValue) {
    if (child.type === 'JSXExpressionContainer') noteWords(child.expression);
  }

  function noteWords(node: ESTree.Node) {
    if (node.type === 'Literal' && typeof node.value === 'string') note(node.value);
    if (node.type === 'TemplateLiteral') {
      for (const { value } of node.quasis) note(value.raw);
      for (const expression of node.expressions) noteWords(expression);
    }
    if (node.type === 'LogicalExpression') [node.left, node.right].forEach(noteWords);
    if (node.type === 'ConditionalExpression') [node.consequent, node.alternate].forEach(noteWords);
    if (node.type === 'BinaryExpression' && node.operator === '+') [node.left, node.right].forEach(noteWords);
  }
}

test('components take every user-visible text from the catalogue', () => {
  const source = new URL('../', import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter(
      (file) =>
        /\.tsx?$/.test(file) &&
        !/\.(test|test-d|stories|fixture|d)\.|^(client|engine|locales)\/|^strings\/(activityStrings|buttonStrings|english|formStrings|attemptStrings|liveStrings|requestStrings|serverProblems)\.ts$/.test(
          file,
        ),
    );
  expect(files).toContain('list/ConnectionRow.tsx');
  const found = files.flatMap((file) => {
    const text = readFileSync(new URL(file, source), 'utf8');
    return strayWords(
      file,
      text.replaceAll(developerWarning, 'undefined;').replaceAll(developerMessage, 'message'),
    );
  });
  expect(found).toEqual([]);
});

test.each([
  ['<p>Hello</p>', 'Hello'],
  ["<p>{'Hello'}</p>", 'Hello'],
  ['<p>{`${name} is here`}</p>', 'is here'],
  ["<p>{isBusy ? strings.busy : 'Done'}</p>", 'Done'],
  ["<p>{isBusy && 'Wait'}</p>", 'Wait'],
  ["<p>{name + ' left'}</p>", 'left'],
  ['<img alt="A cat" />', 'A cat'],
  ['<button aria-label={`Close ${name}`} />', 'Close'],
  ["<AccessibleLabel visibleText={'Close'} fullText={strings.x} />", 'Close'],
  ["<ButtonContent text={isBusy && 'Wait'} />", 'Wait'],
  ['<ButtonContent subject="Account" />', 'Account'],
  ['<ButtonContent suffix={`${name} opens`} />', 'opens'],
  ['<>Hello</>', 'Hello'],
  ["(() => { const text = 'Something went wrong'; return text; })()", 'Something went wrong'],
])('a word would be found in %s', (code, word) => {
  expect(strayWords('x.tsx', `const x = ${code};`)).toEqual([`x.tsx: ${word}`]);
});

test.each([
  '<p className="connect-row" data-part="row">{strings.list}: · {1}</p>',
  "<p>{phase === 'failed' && strings.x}</p>",
  "<p>{strings[isBusy ? 'retrying' : 'retry']}</p>",
])('nothing is found in %s', (code) => {
  expect(strayWords('x.tsx', `const x = ${code};`)).toEqual([]);
});
