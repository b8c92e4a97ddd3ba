import { PageLink } from '../PageLink.tsx';
import { useTexts } from '../texts.ts';
import { useThreads } from './useThreads.ts';
import './ThreadList.css';

/** The conversations of the user. */
export function ThreadList({
  current,
  onNew,
  onDelete,
  onChoose,
}: {
  current: string;
  onNew: () => void;
  onDelete: (thread: { id: string; title: string }) => void;
  onChoose?: () => void;
}) {
  const texts = useTexts().chat;
  const { data: threads } = useThreads();
  return (
    <nav className="threads" aria-label={texts.conversations}>
      <button type="button" className="new-chat" onClick={onNew}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 4v12M4 10h12" />
        </svg>
        <span>{texts.newChat}</span>
      </button>
      <ul>
        {threads?.map((thread) => (
          <li key={thread.id}>
            <PageLink
              href={`/chat/${thread.id}`}
              dir="auto"
              aria-current={thread.id === current ? 'page' : undefined}
              onFollow={onChoose}
            >
              {thread.title}
            </PageLink>
            <button
              type="button"
              aria-label={texts.deleteThread(thread.title)}
              onClick={() => onDelete(thread)}
            >
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <path d="M4 6h12M8 6V4h4v2m-6 0 .7 10h6.6L14 6" />
              </svg>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
