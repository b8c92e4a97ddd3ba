import { ConnectionRequest } from '@kit/react';
import {
  getToolName,
  isTextUIPart,
  isToolUIPart,
  type ChatAddToolApproveResponseFunction,
  type UIMessage,
} from 'ai';
import { ToolLine } from './ToolLine.tsx';
import './Message.css';

/** A message of the user or of the assistant. */
export function Message({
  message,
  thread,
  isLast,
  isAnswering,
  onResponse,
}: {
  message: UIMessage;
  thread: string;
  isLast: boolean;
  isAnswering: boolean;
  onResponse: ChatAddToolApproveResponseFunction;
}) {
  const isWritten = isLast && isAnswering;
  return (
    <article
      className="message"
      data-role={message.role}
      aria-label={message.role === 'user' ? 'You' : 'Assistant'}
    >
      {message.parts.map((part, index) => {
        if (isTextUIPart(part))
          return <Text key={index} text={part.text} isWritten={isWritten && part.state === 'streaming'} />;
        if (!isToolUIPart(part)) return null;
        return (
          <div key={part.toolCallId} className="tool">
            {/* #region connect */}
            <ConnectionRequest part={part} thread={thread} onResponse={isLast ? onResponse : undefined} />
            {/* #endregion */}
            <ToolLine name={getToolName(part)} part={part} isCurrent={isLast} isAnswering={isWritten} />
          </div>
        );
      })}
    </article>
  );
}

/** Plain text. A blank line begins a paragraph. */
function Text({ text, isWritten }: { text: string; isWritten: boolean }) {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph, index, all) => (
      <p key={index} dir="auto" data-written={isWritten && index === all.length - 1}>
        {paragraph}
      </p>
    ));
}
