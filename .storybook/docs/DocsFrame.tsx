import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { useSyncExternalStore, type PropsWithChildren, type ReactElement } from 'react';
import { brand } from '../brand.ts';

/** The frame of a docs page, in the color scheme of its components. */
export function DocsFrame({ context, children }: PropsWithChildren<DocsContainerProps>): ReactElement {
  const scheme = useSyncExternalStore(subscribe, readScheme);
  return (
    <DocsContainer context={context} theme={scheme === 'dark' ? brand.dark : brand.light}>
      {children}
    </DocsContainer>
  );
}

function readScheme(): string {
  const scheme = document.documentElement.dataset['theme'];
  if (scheme === 'light' || scheme === 'dark') return scheme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function subscribe(onChange: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', onChange);
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    system.removeEventListener('change', onChange);
    observer.disconnect();
  };
}
