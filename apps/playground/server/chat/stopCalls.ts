import { isToolUIPart, type UIMessage } from 'ai';

/** What the model reads of a call that the user has stopped. */
export const stoppedText =
  'The user stopped this call, so its result is not known. Do not repeat it unasked.';

/** Ends the unfinished calls of an answer that was stopped. Without a result, the model would not see them. */
export function stopCalls({ parts }: UIMessage): void {
  for (const part of parts)
    if (isToolUIPart(part) && ['input-available', 'approval-responded'].includes(part.state))
      Object.assign(part, { state: 'output-error', errorText: stoppedText });
}
