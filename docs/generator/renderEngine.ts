import { readFileSync } from 'node:fs';
import {
  nextState,
  snapshotOf,
  stops,
  transitions,
  type RunEvent,
  type RunState,
} from '../../packages/react/src/engine/machine.ts';
import { toCode, toTable } from './markdown.ts';

const source = readFileSync(new URL('../../packages/react/src/engine/machine.ts', import.meta.url), 'utf8');

const isRunning = (name: string): name is keyof typeof transitions => name in transitions;
const isEvent = (name: string): name is RunEvent['type'] => source.includes(`  | { type: '${name}'`);
const running = Object.keys(transitions).filter(isRunning);
const events = [...new Set(running.flatMap((state) => Object.keys(transitions[state])))].filter(isEvent);

/** The page about the engine with the diagram and tables of the engine's source. */
export function renderEngineStates(page: string): string {
  const place = /(<!-- engine:begin -->\n)[\s\S]*?(\n<!-- engine:end -->)/;
  if (!place.test(page)) throw new Error('docs/how-it-works.md has no place for the states of the engine.');
  const content = [renderDiagram(), renderStates(), renderEvents()].join('\n\n');
  return page.replace(place, (_, begin: string, end: string) => `${begin}\n${content}\n${end}`);
}

function renderDiagram(): string {
  return [
    '```mermaid',
    'stateDiagram-v2',
    '    state running {',
    '        [*] --> idle',
    ...running.flatMap(renderEdges),
    '    }',
    ...Object.entries(stops).map(([event, to]) => `    running --> ${to}: ${event}`),
    '```',
  ].join('\n');
}

/** The edges from one state to others. Events that lead to the same state share one. */
function renderEdges(state: keyof typeof transitions): string[] {
  const edges = new Map<RunState, string[]>();
  for (const event of events) {
    const to = nextState(state, event);
    if (to && to !== state) edges.set(to, [...(edges.get(to) ?? []), event]);
  }
  return [...edges].map(([to, labels]) => `        ${state} --> ${to}: ${labels.join(', ')}`);
}

function renderStates(): string {
  const rows = running.map((state) => renderState(state, `  ${state}: {`));
  const finals = Object.entries(stops).map(([event, state]) => renderState(state, `  ${event}: '${state}'`));
  return toTable(['state', 'meaning', 'snapshot', 'flags'], [...rows, ...finals]);
}

function renderState(state: RunState, line: string): string[] {
  const { state: shown, isBusy, canRetry } = snapshotOf(state, { status: 'cancelled' });
  const flags = [...(isBusy ? ['isBusy'] : []), ...(canRetry ? ['canRetry'] : [])];
  return [toCode(state), readComment(line), toCode(shown), flags.map(toCode).join(', ')];
}

function renderEvents(): string {
  const rows = [...events, ...Object.keys(stops)].map((event) => [
    toCode(event),
    readComment(`  | { type: '${event}'`),
  ]);
  return toTable(['event', 'meaning'], rows);
}

/** The comment above the line of the source that starts like this. */
function readComment(line: string): string {
  const at = source.indexOf(`\n${line}`);
  const comment = /\/\*\* ([^\n]*) \*\/$/.exec(source.slice(0, at))?.[1];
  if (at < 0 || !comment) throw new Error(`machine.ts has no comment above a line "${line}".`);
  return comment;
}
