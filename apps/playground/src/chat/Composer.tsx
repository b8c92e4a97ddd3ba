import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import './Composer.css';

/** The field for a message. Enter sends, and Shift and Enter begin a new line. The user can always write, also while the assistant does. */
export function Composer({
  isAnswering,
  onSend,
  onStop,
}: {
  isAnswering: boolean;
  onSend: (text: string) => void;
  onStop: () => void;
}) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);

  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (isAnswering || text.trim() === '') return;
    onSend(text.trim());
    setText('');
    if (field.current) field.current.style.blockSize = '';
  };

  return (
    <form className="composer" onSubmit={submit}>
      <textarea
        ref={field}
        rows={1}
        value={text}
        maxLength={4_000}
        aria-label="Message"
        placeholder="Ask the assistant"
        onChange={(event) => {
          setText(event.target.value);
          fit(event.target);
        }}
        onKeyDown={(event) => {
          // While an input method composes a character, Enter chooses it.
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
        }}
      />
      {isAnswering ? (
        <button type="button" className="send" aria-label="Stop" onClick={onStop}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <rect x="5" y="5" width="10" height="10" rx="2" />
          </svg>
        </button>
      ) : (
        <button type="submit" className="send" aria-label="Send" aria-disabled={text.trim() === ''}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M10 16V4m-5 5 5-5 5 5" />
          </svg>
        </button>
      )}
    </form>
  );
}

/** Makes a field as high as its text. */
function fit(field: HTMLTextAreaElement): void {
  field.style.blockSize = 'auto';
  field.style.blockSize = `${field.scrollHeight}px`;
}
