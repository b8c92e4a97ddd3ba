import type { ReactElement } from 'react';
import { designTokens } from './designTokens.ts';
import { readLook, type Look } from './readComputed.ts';

/** The default theme and those that ship with the kit. */
export const themes = ['default', 'violet', 'paper', 'compact', 'contrast'] as const;
export const schemes = ['light', 'dark'] as const;

/** Files for design tools, one for each theme and color scheme. */
export function TokenDownloads(): ReactElement {
  return (
    <ul className="downloads">
      {themes.flatMap((theme) =>
        schemes.map((scheme) => (
          <li key={`${theme} ${scheme}`}>
            <button type="button" className="download" onClick={() => download({ theme, scheme })}>
              {fileName({ theme, scheme })}
            </button>
          </li>
        )),
      )}
    </ul>
  );
}

const fileName = ({ theme, scheme }: Look) => `${theme}.${scheme}.tokens.json`;

function download(look: Look): void {
  const text = `${JSON.stringify(designTokens(readLook(look)), undefined, 2)}\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'application/design-tokens+json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(look);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}
