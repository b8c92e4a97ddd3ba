import type { App } from './app/readApp.ts';
import { frameworks } from './app/findFramework.ts';
import type { Plan } from './plan/Plan.ts';

/** Says what a plan does, file by file, and what it leaves alone. */
export function formatPlan(app: App, plan: Plan): string {
  const language = app.language === 'ts' ? 'TypeScript' : 'JavaScript';
  const added = plan.writes.filter(({ before }) => before === undefined);
  const changed = plan.writes.filter(({ before }) => before !== undefined);
  return [
    `${frameworks[app.framework]}, ${language}, ${app.packageManager}`,
    section(
      'Adds',
      added.map(({ path, what }) => row('+', path, what)),
    ),
    section(
      'Changes',
      changed.flatMap(({ path, what, before = '', content }) => [
        row('~', path, what),
        ...newLines(before, content).map((line) => `      ${line}`),
      ]),
    ),
    section(
      'Does not touch',
      plan.kept.map(({ path, why }) => row('=', path, why)),
    ),
    section(
      'Left to you',
      plan.manual.flatMap(({ path, why, lines }) => [
        row('!', path, why),
        ...lines.map((line) => `      ${line}`),
      ]),
    ),
    section(
      'Notes',
      plan.notes.map((note) => `  ${note}`),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const section = (title: string, lines: string[]) => (lines.length > 0 ? `${title}\n${lines.join('\n')}` : '');

const row = (sign: string, path: string, text: string) => `  ${sign} ${path.padEnd(32)} ${text}`;

/** The lines that a change adds. */
function newLines(before: string, after: string): string[] {
  const known = new Set(before.split('\n').map((line) => line.trim().replace(/,$/, '')));
  return after
    .split('\n')
    .filter((line) => line.trim() !== '' && !known.has(line.trim().replace(/,$/, '')))
    .map((line) => `+ ${line.trim()}`);
}
