import type { ReactElement, ReactNode } from 'react';

/** A link to another page of this Storybook, by id. Opens in the whole window, not in the story's frame. */
export function PageLink({ to, children }: { to: string; children: ReactNode }): ReactElement {
  const kind = to.endsWith('--docs') ? 'docs' : 'story';
  return (
    <a href={`./?path=/${kind}/${to}`} target="_top">
      {children}
    </a>
  );
}
