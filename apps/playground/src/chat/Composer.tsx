import { useState, type FormEvent, type KeyboardEvent, type RefObject } from 'react';
import { useTexts } from '../texts.ts';
import './Composer.css';

/** The field for a message. Enter sends, and Shift and Enter begin a new line. The user can always write, also while the assistant does. */
export function Composer({
  field,
  isAnswering,
  onSend,
  onStop,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  isAnswering: boolean;
  onSend: (text: string) => void;
  onStop: () => void;
}) {
  const texts = useTexts().chat;
  // A link to the chat may suggest a message, which the user sends or changes.
  const [text, setText] = useState(() => new URLSearchParams(location.search).get('ask') ?? '');

  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (isAnswering || text.trim() === '') return;
    onSend(text.trim());
    setText('');
  };

  return (
    <form className="composer" onSubmit={submit}>
      {/* The text is repeated behind the field, which therefore is as high as its text. */}
      <div className="composer-field" data-text={`${text} `}>
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          maxLength={4_000}
          aria-label={texts.message}
          placeholder={texts.placeholder}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            // While an input method composes a character, Enter chooses it.
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
          }}
        />
      </div>
      {isAnswering ? (
        <button type="button" className="send" aria-label={texts.stop} onClick={onStop}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <rect x="5" y="5" width="10" height="10" rx="2" />
          </svg>
        </button>
      ) : (
        <button type="submit" className="send" aria-label={texts.send} aria-disabled={text.trim() === ''}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M10 16V4m-5 5 5-5 5 5" />
          </svg>
        </button>
      )}
    </form>
  );
}
