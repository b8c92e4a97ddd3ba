import type { DynamicToolUIPart, ToolUIPart } from 'ai';
import './ToolLine.css';

/** What each tool does, as the user reads it. */
const names: Record<string, string> = {
  postMessage: 'Post on LinkedIn',
  listNotifications: 'Read LinkedIn notifications',
  listDeals: 'List Salesforce deals',
  findPages: 'Search Notion',
  doTask: 'Work in a browser',
};

/** A tool that the assistant uses, and how far it is. */
export function ToolLine({
  name,
  part,
  isCurrent,
  isAnswering,
}: {
  name: string;
  part: ToolUIPart | DynamicToolUIPart;
  isCurrent: boolean;
  isAnswering: boolean;
}) {
  const state = stateOf(part, isCurrent, isAnswering);
  if (state === 'waiting') return null;
  return (
    <p className="tool-line" data-state={state}>
      <span>{names[name] ?? name}</span>
      <span className="tool-state">{labels[state]}</span>
    </p>
  );
}

const labels = {
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  skipped: 'Not done',
  stopped: 'Stopped',
};

function stateOf(
  part: ToolUIPart | DynamicToolUIPart,
  isCurrent: boolean,
  isAnswering: boolean,
): keyof typeof labels | 'waiting' {
  switch (part.state) {
    case 'approval-requested':
      return isCurrent ? 'waiting' : 'skipped';
    case 'output-available':
      return isNotRun(part.output) ? 'skipped' : 'done';
    case 'output-error':
      return 'failed';
    case 'output-denied':
      return 'skipped';
    default:
      return isAnswering ? 'running' : 'stopped';
  }
}

/** Whether a gated tool did not run. Its result then has the id of a request. */
function isNotRun(output: unknown): boolean {
  return typeof output === 'object' && output !== null && 'requestId' in output;
}
