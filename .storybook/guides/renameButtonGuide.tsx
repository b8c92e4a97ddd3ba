import { RenameButton } from '@kit/react';
import { OneConnection } from '../../packages/react/src/list/OneConnection.fixture.tsx';
import type { Guide } from '../docs/Guide.ts';

export const renameButtonGuide: Guide = {
  purpose: 'A pencil icon. In a row it replaces the account’s name with a form.',
  dos: [
    {
      text: 'Put it right after the name.',
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
    { text: 'Outside a row, show a `RenameForm` when it is pressed.' },
  ],
  donts: [{ text: 'Do not use it for the site’s name of the account. Only the user’s label can change.' }],
  parts: 'RenamePart',
};
