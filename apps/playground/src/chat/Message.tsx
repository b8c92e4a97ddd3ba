import { ConnectionRequest, type ConnectionRequestProps } from '@kit/react';
import { getToolName, isTextUIPart, isToolUIPart, type UIMessage } from 'ai';
import { useTexts } from '../texts.ts';
import { ToolLine } from './ToolLine.tsx';
import './Message.css';

/** A message of the user or of the assistant. */
export function Message({
  message,
  isLast,
  isAnswering,
  request, // #connect
}: {
  message: UIMessage;
  isLast: boolean;
  isAnswering: boolean;
  request: ConnectionRequestProps; // #connect
}) {
  const texts = useTexts().chat;
  const isWritten = isLast && isAnswering;
  return (
    <article
      className="message"
      data-role={message.role}
      aria-label={message.role === 'user' ? texts.user : texts.assistant}
    >
      {message.parts.map((part, index) => {
        if (isTextUIPart(part))
          return <Text key={index} text={part.text} isWritten={isWritten && part.state === 'streaming'} />;
        if (!isToolUIPart(part)) return null;
        // Its card, or that of another call, asks for an account.
        const isWaiting = isLast && !isAnswering && part.state.startsWith('approval-'); // #connect
        return (
          <div key={part.toolCallId} className="tool">
            {/* #region connect */}
            <ConnectionRequest part={part} isSuperseded={!isLast} {...request} />
            {/* #endregion */}
            {!isWaiting && <ToolLine name={getToolName(part)} part={part} isAnswering={isWritten} />}
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
