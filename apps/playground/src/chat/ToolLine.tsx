import type { DynamicToolUIPart, ToolUIPart } from 'ai';
import { stoppedText } from '../../server/chat/stopCalls.ts';
import './ToolLine.css';

/** What each tool does, as the user reads it. */
const names: Record<string, string> = {
  postMessage: 'Post on LinkedIn',
  listNotifications: 'Read LinkedIn notifications',
  readMessages: 'Read LinkedIn messages',
  answerMessage: 'Answer on LinkedIn',
  listDeals: 'List Salesforce deals',
  findPages: 'Search Notion',
  doTask: 'Work in a browser',
};

/** A tool that the assistant uses, and how far it is. */
export function ToolLine({
  name,
  part,
  isAnswering,
}: {
  name: string;
  part: ToolUIPart | DynamicToolUIPart;
  isAnswering: boolean;
}) {
  const state = stateOf(part, isAnswering);
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
  skipped: 'Not done', // #connect
  stopped: 'Stopped',
};

function stateOf(part: ToolUIPart | DynamicToolUIPart, isAnswering: boolean): keyof typeof labels {
  // #region connect
  if (part.state === 'approval-requested' || 'requestId' in Object(part.output)) return 'skipped';
  // #endregion
  if (part.state === 'output-available') return 'done';
  if (part.state === 'output-error') return part.errorText === stoppedText ? 'stopped' : 'failed';
  return isAnswering ? 'running' : 'stopped';
}
