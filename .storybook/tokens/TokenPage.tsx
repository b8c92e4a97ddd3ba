import type { ReactElement } from 'react';
import { ContrastTable } from './ContrastTable.tsx';
import { readLook } from './readComputed.ts';
import { TokenDownloads } from './TokenDownloads.tsx';
import { TokenTable } from './TokenTable.tsx';

/** The tokens of the theme that the toolbar shows, with their values and contrasts. */
export function TokenPage({ theme, density }: { theme: string; density: string }): ReactElement {
  const look = { theme, density };
  const computed = {
    light: readLook({ ...look, scheme: 'light' }),
    dark: readLook({ ...look, scheme: 'dark' }),
  };
  return (
    <main className="page">
      <h1>Tokens</h1>
      <p className="page-lead">
        Every color, size and duration is a custom property. Set those you like on <code>:root</code> or on
        any ancestor. The values are those of the theme in the toolbar. Click one to copy it.
      </p>
      <TokenTable theme={theme} computed={computed} />
      <h2>Contrast</h2>
      <p>Computed from the values above. WCAG 2.2, level AA, asks for the numbers in the second column.</p>
      <ContrastTable computed={computed} />
      <h2>Design Tokens files</h2>
      <p>
        For Figma and other design tools: the Design Tokens format 2025.10, with the values of each theme.
      </p>
      <TokenDownloads />
    </main>
  );
}
