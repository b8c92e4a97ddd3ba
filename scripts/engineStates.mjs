// The diagram and the tables of docs/how-it-works.md, made from the engine's transition table.
// Run `node scripts/engineStates.mjs` to update them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

const page = fileURLToPath(new URL('../docs/how-it-works.md', import.meta.url));
const source = readFileSync(new URL('../packages/react/src/engine/machine.ts', import.meta.url), 'utf8');
const { code } = transformSync(source, { loader: 'ts' });
const { transitions, stops, snapshotOf } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

const states = Object.keys(transitions);

/** The events that lead from one state to another, in the order of the table. */
function edgesOf(state) {
  const edges = new Map();
  for (const [event, to] of Object.entries(transitions[state])) {
    if (to === state) continue;
    edges.set(to, [...(edges.get(to) ?? []), event]);
  }
  return [...edges].map(([to, events]) => `        ${state} --> ${to}: ${events.join(', ')}`);
}

function diagram() {
  return [
    '```mermaid',
    'stateDiagram-v2',
    '    state running {',
    '        [*] --> idle',
    ...states.flatMap(edgesOf),
    '    }',
    ...Object.entries(stops).map(([event, to]) => `    running --> ${to}: ${event}`),
    '```',
  ].join('\n');
}

/** The sentence of the comment right above a line of the source. */
function commentAbove(line) {
  const at = source.indexOf(`\n${line}`);
  if (at < 0) throw new Error(`machine.ts has no line that begins with ${line}.`);
  const comment = /\/\*\* ([^\n]*) \*\/$/.exec(source.slice(0, at))?.[1];
  if (!comment) throw new Error(`machine.ts has no comment above ${line.trim()}.`);
  return comment;
}

/** The begin of the line that defines a state. */
function lineOf(state) {
  const stop = Object.entries(stops).find(([, to]) => to === state);
  return stop ? `  ${stop[0]}: '${state}'` : `  ${state}: {`;
}

function statesTable() {
  const rows = [...states, ...Object.values(stops)].map((state) => {
    const { state: shown, isBusy, canRetry } = snapshotOf(state, { status: 'cancelled' });
    const flags = [isBusy && '`isBusy`', canRetry && '`canRetry`'].filter(Boolean).join(', ');
    return `| \`${state}\` | ${commentAbove(lineOf(state))} | \`${shown}\` | ${flags} |`;
  });
  return ['| state | meaning | snapshot | flags |', '|---|---|---|---|', ...rows].join('\n');
}

function eventsTable() {
  const events = new Set(states.flatMap((state) => Object.keys(transitions[state])));
  const rows = [...events, ...Object.keys(stops)].map(
    (event) => `| \`${event}\` | ${commentAbove(`  | { type: '${event}'`)} |`,
  );
  return ['| event | meaning |', '|---|---|', ...rows].join('\n');
}

/** The page as it has to be. */
export function howItWorksPage() {
  const place = /(<!-- engine:begin -->\n)[\s\S]*?(\n<!-- engine:end -->)/;
  const text = readFileSync(page, 'utf8');
  if (!place.test(text)) throw new Error('docs/how-it-works.md has no place for the states of the engine.');
  const content = [diagram(), statesTable(), eventsTable()].join('\n\n');
  return text.replace(place, (_, begin, end) => `${begin}\n${content}\n${end}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, howItWorksPage());
