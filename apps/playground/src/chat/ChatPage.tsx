import { useRef, useState } from 'react';
import { navigate, usePath } from '../usePath.ts';
import { Conversation } from './Conversation.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { ThreadList } from './ThreadList.tsx';
import { useFollowTabs } from './useThreads.ts';
import './ChatPage.css';

/** A chat in which the assistant works with the user's accounts. */
export function ChatPage() {
  useFollowTabs();
  const path = usePath();
  const storedId = /^\/chat\/([0-9a-f-]{36})$/.exec(path)?.[1];
  const [newId, setNewId] = useState(() => crypto.randomUUID());
  const [deleting, setDeleting] = useState<{ id: string; title: string } | null>(null);
  const sheet = useRef<HTMLDialogElement>(null);
  const id = storedId ?? newId;

  const begin = () => {
    sheet.current?.close();
    navigate('/chat');
  };
  const list = (
    <ThreadList current={id} onNew={begin} onDelete={setDeleting} onChoose={() => sheet.current?.close()} />
  );

  return (
    <div className="chat">
      <div className="chat-side">{list}</div>
      <dialog ref={sheet} className="chat-sheet" aria-label="Conversations" closedby="any">
        {list}
      </dialog>
      <Conversation
        key={id}
        id={id}
        isStored={storedId !== undefined}
        onFirstMessage={() => {
          navigate(`/chat/${id}`);
          setNewId(crypto.randomUUID()); // `/chat` is another conversation now
        }}
        menu={
          <button
            type="button"
            className="chat-menu"
            aria-haspopup="dialog"
            onClick={() => sheet.current?.showModal()}
          >
            Chats
          </button>
        }
      />
      {deleting && (
        <DeleteDialog
          thread={deleting}
          onClose={() => setDeleting(null)}
          onDeleted={() => {
            if (deleting.id === id) begin();
          }}
        />
      )}
    </div>
  );
}
