import { PageLink } from './PageLink.tsx';
import { useTexts } from './texts.ts';
import { useSwitchUser, type Demo } from './useDemo.ts';
import { navigate, usePath } from './usePath.ts';
import './TopBar.css';

/** The product's header, with a menu that changes the signed-in user. `hasPages` shows links to the pages. */
export function TopBar({ demo, hasPages }: { demo: Demo; hasPages: boolean }) {
  const texts = useTexts();
  const switchUser = useSwitchUser();
  const isChat = usePath().startsWith('/chat');
  const user = demo.users.find(({ id }) => id === demo.userId);
  return (
    <header className="top">
      <span className="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="9" />
          <path d="m8.5 23 7.5-14.5L23.5 23M11.6 18.4h8.8" />
        </svg>
        <span>Acme</span>
      </span>
      {hasPages && (
        <nav aria-label={texts.product} className="pages">
          <PageLink href="/" aria-current={isChat ? undefined : 'page'}>
            {texts.accounts}
          </PageLink>
          <PageLink href="/chat" aria-current={isChat ? 'page' : undefined}>
            {texts.assistant}
          </PageLink>
        </nav>
      )}
      <label className="user">
        <span className="hidden">{texts.signedInAs}</span>
        <span className="user-mark" aria-hidden="true">
          {user?.name[0] ?? '?'}
        </span>
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
          <option value="">{texts.noUser}</option>
        </select>
      </label>
    </header>
  );
}
