'use client';
import type { Connection } from '@kit/protocol';
import { useId, useRef, useState, type ReactElement } from 'react';
import { dots, Icon } from '../elements/Icon.tsx';
import { useParts } from '../elements/parts.tsx';
import { useStrings } from '../strings/useStrings.ts';
import { AccountLabel } from './AccountLabel.tsx';
import { useForms } from './useForms.tsx';

interface RowMenuProps {
  connection: Connection;
  onDisconnected?: ((connection: Connection) => void) | undefined;
}

/** The menu that holds a row's actions in a narrow list. The styles show either it or the buttons. */
export function RowMenu({ connection, onDisconnected }: RowMenuProps): ReactElement {
  const { part } = useParts();
  const strings = useStrings();
  const button = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  const [opened, setOpened] = useState<'first' | 'last'>();
  const [isAsking, setAsking] = useState(false);
  const { forms, problem, load } = useForms('dialog-message');

  const open = (focused: 'first' | 'last') => {
    setOpened(focused);
    load();
  };
  return (
    <>
      <button
        ref={button}
        id={`${menuId}-name`}
        type="button"
        {...part('menu-button', 'connect-button connect-menu-button')}
        data-variant="plain"
        data-size="icon"
        aria-haspopup="menu"
        aria-expanded={opened !== undefined}
        aria-controls={opened && forms ? menuId : undefined}
        // The menu closes when it loses the focus, and the click would then open it again.
        onMouseDown={(event) => opened && event.preventDefault()}
        onClick={() => (opened ? setOpened(undefined) : open('first'))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          open(event.key === 'ArrowDown' ? 'first' : 'last');
        }}
      >
        <Icon drawing={dots} />
        <AccountLabel connection={connection} fullText={strings.actionsOf} />
      </button>
      {/* oxlint-disable-next-line kit/text-alone -- `problem` is an element */}
      {problem}
      {opened && forms && (
        <forms.RowMenuItems
          id={menuId}
          button={button}
          focused={opened}
          onClose={() => setOpened(undefined)}
          onDisconnect={() => setAsking(true)}
        />
      )}
      {isAsking && forms && (
        <forms.ConfirmDisconnect
          connection={connection}
          onClose={() => setAsking(false)}
          onDisconnected={onDisconnected}
        />
      )}
    </>
  );
}
