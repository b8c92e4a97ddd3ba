import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const files = ['server/chat', 'src/chat']
  .flatMap((folder) => readdirSync(root + folder).map((name) => `${folder}/${name}`))
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture)\./.test(path))
  .concat('server/createPlayground.ts', 'src/texts/en.ts');

/**
 * Returns the lines of a file that exist only because accounts are connected: the lines in regions and with marks, and in files of
 * the chat each import of the kit. Empty lines and comments do not count. The README has the rule for what is marked.
 */
function connectLines(path: string): string[] {
  let isInRegion = false;
  return readFileSync(root + path, 'utf8')
    .split('\n')
    .filter((line) => {
      if (/#(end)?region/.test(line)) isInRegion = line.includes('#region connect');
      const isImport = path.includes('/chat/') && /^(import|\} from) .*@kit\//.test(line);
      return isInRegion || isImport || line.includes('// #connect');
    })
    .filter((line) => !/^\s*(\/\/|\/\*|\*|\{\/\*|$)/.test(line));
}

/** More lines need a reason. */
const limit = 58;

test('connecting accounts, sessions and the live view cost the chat few lines', () => {
  const counts = files
    .map((path) => [path, connectLines(path).length] as const)
    .filter(([, count]) => count > 0);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  console.log(`${total} lines: ${counts.map(([path, count]) => `${path} ${count}`).join(', ')}`);
  expect(total).toBeLessThanOrEqual(limit);
  expect(readFileSync(`${root}README.md`, 'utf8')).toContain(`take ${total} lines of this chat`);
});

test('the system prompt has no word about connecting', () => {
  const source = readFileSync(`${root}server/chat/createAnswers.ts`, 'utf8');
  const prompt = /const instructions = \[([\s\S]*?)\]/.exec(source)?.[1] ?? '';
  expect(prompt).toContain('You are the assistant');
  expect(prompt).not.toMatch(/connect|sign.?in|account|link/i);
});
