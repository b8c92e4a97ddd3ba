import { useRef, useState } from 'react';
import { useTexts } from '../texts.ts';
import { navigate, usePath } from '../usePath.ts';
import { Conversation } from './Conversation.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { ThreadList } from './ThreadList.tsx';
import { useFollowTabs } from './useThreads.ts';
import './ChatPage.css';

/** A chat in which the assistant works with the user's accounts: a page, or a panel beside another page. */
export function ChatPage({ isBeside }: { isBeside: boolean }) {
  const texts = useTexts().chat;
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
      <dialog ref={sheet} className="chat-sheet" aria-label={texts.conversations} closedby="any">
        {list}
      </dialog>
      <Conversation
        key={id}
        id={id}
        isStored={storedId !== undefined}
        isBeside={isBeside}
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
            {texts.menu}
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
