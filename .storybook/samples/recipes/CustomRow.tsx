import {
  AccountAvatar,
  DisconnectButton,
  ReconnectButton,
  RelativeTime,
  RenameForm,
  useApplications,
  useConnections,
  type Connection,
} from '@kit/react';
import { useId, useRef, useState } from 'react';

export function CustomRows() {
  const { connections } = useConnections();
  return (
    <ul style={{ display: 'grid', gap: '0.75rem', margin: 0, padding: 0, listStyle: 'none' }}>
      {connections.map((connection) => (
        <CustomRow key={connection.id} connection={connection} />
      ))}
    </ul>
  );
}

function CustomRow({ connection }: { connection: Connection }) {
  const { application, label, accountName, status, connectedAt } = connection;
  const { applications } = useApplications();
  const site = applications.find((entry) => entry.application === application)?.name ?? application;
  const name = label ?? accountName;
  const [isRenaming, setRenaming] = useState(false);
  const menuId = useId();
  const menu = useRef<HTMLDivElement>(null);
  const disconnect = useRef<HTMLButtonElement>(null);
  const closeMenu = () => menu.current?.hidePopover(); // returns the focus to its button

  return (
    <li style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem', alignItems: 'center' }}>
      <AccountAvatar connection={connection} />
      <div style={{ flex: '1 1 12rem', minWidth: 0 }}>
        {isRenaming ? (
          <RenameForm connection={connection} onClose={() => setRenaming(false)} />
        ) : (
          <strong>{name}</strong>
        )}
        <div style={{ fontSize: '0.8125rem' }}>
          <RelativeTime
            at={connectedAt}
            ago={(time) => `${site}, connected ${time}`}
            on={(date) => `${site}, connected on ${date}`}
          />
        </div>
      </div>
      {status === 'needs_attention' && <ReconnectButton connection={connection} />}
      <button type="button" popoverTarget={menuId} aria-label={`Actions of ${name}`}>
        ⋯
      </button>
      <div
        ref={menu}
        id={menuId}
        popover="auto"
        style={{ inset: 'auto', margin: 0, positionArea: 'bottom span-left' }}
      >
        <button
          type="button"
          onClick={() => {
            closeMenu();
            setRenaming(true);
          }}
        >
          Rename
        </button>
        <button
          type="button"
          onClick={() => {
            closeMenu();
            disconnect.current?.click();
          }}
        >
          Disconnect
        </button>
      </div>
      {/* Outside the menu, because its dialog disappears with it. */}
      <DisconnectButton ref={disconnect} connection={connection} hidden />
    </li>
  );
}
