import { PageLink } from './PageLink.tsx';
import { useSwitchUser, type Demo } from './useDemo.ts';
import { navigate, usePath } from './usePath.ts';
import './TopBar.css';

/** The product's header, with a menu that changes the signed-in user. */
export function TopBar({ demo }: { demo: Demo }) {
  const switchUser = useSwitchUser();
  const isChat = usePath().startsWith('/chat');
  return (
    <header className="top">
      <span className="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="9" />
          <path d="M12 20l8-8m-7 0h7v7" />
        </svg>
        <span>Your product</span>
      </span>
      <nav aria-label="Product" className="pages">
        <PageLink href="/" aria-current={isChat ? undefined : 'page'}>
          Accounts
        </PageLink>
        <PageLink href="/chat" aria-current={isChat ? 'page' : undefined}>
          Assistant
        </PageLink>
      </nav>
      <label className="user">
        <span>Signed in as</span>
        <select
          value={demo.userId ?? ''}
          onChange={(event) => {
            if (isChat) navigate('/chat'); // a conversation belongs to one user
            switchUser.mutate(event.target.value);
          }}
        >
          {demo.users.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="">No user</option>
        </select>
      </label>
    </header>
  );
}
