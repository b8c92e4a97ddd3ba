import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFiles, findRetiredWords } from './checkWords.mjs';
import { retiredWords } from './retiredWords.mjs';

const words = (text: string) => findRetiredWords(text).map((found) => `${found.line} ${found.words}`);

test.each([
  ['documentation', 'First line.\n\nWhoever asks gets it at once.', ['3 Whoever', '3 at once']],
  ['a comment', '// Nobody reads it.\nconst a = 1;', ['1 Nobody']],
  ['a comment with line breaks', '/**\n * The answer comes at\n * once.\n */', ['2 at once']],
  ['a quotation with line breaks', '> a store of your\n> own', ['1 of your own']],
  ['a test name', "test('the app hears of it', () => {});", ['1 hears']],
  ['a message', "throw new Error('This is no word');", ['1 is no']],
])('finds retired words in %s', (_, text, expected) => {
  expect(words(text)).toEqual(expected);
});

test.each([
  'There is no account. It is no longer connected, and is no more than a label.',
  'const nobodyElse = isHeard(isMended);',
  'The attempt of another user',
])('accepts: %s', (text) => {
  expect(words(text)).toEqual([]);
});

test('every word has a replacement', () => {
  expect(retiredWords.filter(({ instead }) => instead === '')).toEqual([]);
});

test('a message names the file, the line and the replacement', () => {
  const folder = mkdtempSync(join(tmpdir(), 'words-'));
  try {
    writeFileSync(join(folder, 'page.md'), 'One\nRead it anew.\n');
    expect(checkFiles(['page.md'], folder)).toEqual(['page.md:2: retired: “anew”. Write: “again”.']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
