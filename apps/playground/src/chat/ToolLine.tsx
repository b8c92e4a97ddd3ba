import type { DynamicToolUIPart, ToolUIPart } from 'ai';
import { stoppedText } from '../../server/chat/stopCalls.ts';
import { useTexts } from '../texts.ts';
import type { Texts } from '../texts/en.ts';
import './ToolLine.css';

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
  const { tools, toolStates } = useTexts().chat;
  const names: Record<string, string> = tools;
  const state = stateOf(part, isAnswering);
  return (
    <p className="tool-line" data-state={state}>
      <span>{names[name] ?? name}</span>
      <span className="tool-state">{toolStates[state]}</span>
    </p>
  );
}

function stateOf(
  part: ToolUIPart | DynamicToolUIPart,
  isAnswering: boolean,
): keyof Texts['chat']['toolStates'] {
  // #region connect
  if (part.state === 'approval-requested' || 'requestId' in Object(part.output)) return 'skipped';
  // #endregion
  if (part.state === 'output-available') return 'done';
  if (part.state === 'output-error') return part.errorText === stoppedText ? 'stopped' : 'failed';
  return isAnswering ? 'running' : 'stopped';
}
