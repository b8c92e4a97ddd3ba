import { RenameButton } from '@kit/react';
import { OneConnection } from '../../packages/react/src/list/OneConnection.fixture.tsx';
import type { Guide } from '../docs/Guide.ts';

export const renameButtonGuide: Guide = {
  purpose: 'A pencil. In a row it turns the account’s name into a field.',
  dos: [
    {
      text: 'Right after the name it changes.',
      example: () => (
        <OneConnection
          show={(connection) => (
            <>
              <strong>Recruiting</strong>
              <RenameButton connection={connection} />
            </>
          )}
        />
      ),
    },
    { text: 'Outside of a row, show a `RenameForm` when it is pressed.' },
  ],
  donts: [{ text: 'Not for the name that the site gives the account: only the user’s own can change.' }],
  parts: 'RenamePart',
};
