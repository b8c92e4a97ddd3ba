import { ConnectAccountButton, ConnectionList, type ConnectionListProps } from '@kit/react';

export function InSettings(props: ConnectionListProps) {
  return (
    <>
      <div
        style={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: '1rem',
          justifyContent: 'space-between',
          alignItems: 'center',
          marginBlock: '1rem',
        }}
      >
        <h2 style={{ margin: 0, fontSize: '1.125rem', fontWeight: 600 }}>Connected accounts</h2>
        <ConnectAccountButton application="linkedin" />
      </div>
      <ConnectionList {...props} />
    </>
  );
}
