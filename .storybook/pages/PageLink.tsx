import type { ReactElement, ReactNode } from 'react';

/** A link to another page of this Storybook, by its id; from the frame of a story to the whole window. */
export function PageLink({ to, children }: { to: string; children: ReactNode }): ReactElement {
  const kind = to.endsWith('--docs') ? 'docs' : 'story';
  return (
    <a href={`./?path=/${kind}/${to}`} target="_top">
      {children}
    </a>
  );
}
