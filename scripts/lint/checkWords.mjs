// Finds retired words in the text of the repository: documentation, comments, messages and test names.
//
//   node scripts/lint/checkWords.mjs          checks every file, as `npm run lint` does
//   node scripts/lint/checkWords.mjs docs …   checks the files whose path begins with one of the arguments
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allowedUses, retiredWords } from './retiredWords.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const hasText = /\.(?:css|html|js|json|md|mjs|ts|tsx|ya?ml)$/;
/** Generated files, and the files that list the words. */
const isExempt =
  /(?:^|\/)(?:pnpm-lock\.yaml|CHANGELOG\.md)$|^docs\/reference\/|^scripts\/lint\/(?:retiredWords|checkWords\.test)\./;

const expressions = retiredWords.map(({ pattern, notAfter, instead }) => {
  const before = notAfter ? `(?<!\\b${notAfter})` : '';
  // A phrase can continue on the next line of a comment or a quotation.
  const words = pattern.replaceAll(' ', '(?:\\s|\\n\\s*(?:\\*|//|#|>))+');
  return { expression: new RegExp(`${before}(?<!\\w)(?:${words})(?!\\w)`, 'gi'), instead };
});

/**
 * The retired words of a text, in the order of the text.
 * @param {string} text
 * @returns {{ line: number, words: string, instead: string }[]}
 */
export function findRetiredWords(text) {
  return expressions
    .flatMap(({ expression, instead }) =>
      Array.from(text.matchAll(expression), ({ index, 0: match }) => ({ index, words: match, instead })),
    )
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, words, instead }) => ({
      line: text.slice(0, index).split('\n').length,
      words: words.replaceAll(/[\s*/#>]+/g, ' ').trim(),
      instead,
    }));
}

/**
 * Checks files, and returns a message with file and line for each retired word.
 * @param {string[]} files relative to `folder`
 * @param {string} folder
 */
export function checkFiles(files, folder = root) {
  return files.flatMap((file) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    const lines = text.split('\n');
    return findRetiredWords(text)
      .filter(
        ({ line }) =>
          !allowedUses.some((use) => file.startsWith(use.path) && lines[line - 1].includes(use.text)),
      )
      .map(({ line, words, instead }) => `${file}:${line}: retired: “${words}”. Write: ${instead}.`);
  });
}

/** The tracked and new files that contain text, relative to the root. */
function listFiles() {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((file) => hasText.test(file) && !isExempt.test(file) && existsSync(`${root}/${file}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const paths = process.argv.slice(2);
  const files = listFiles().filter(
    (file) => paths.length === 0 || paths.some((path) => file.startsWith(path)),
  );
  const messages = checkFiles(files);
  console.log([...messages, `${messages.length} retired words in ${files.length} files.`].join('\n'));
  process.exitCode = messages.length > 0 ? 1 : 0;
}
