import { ConnectionList } from '@kit/react';

export function OwnClassNames() {
  return (
    <ConnectionList
      className="outer"
      style={{ maxInlineSize: '40rem' }}
      classNames={{ row: 'my-row', 'status-label': 'my-label', disconnect: 'my-button', dialog: 'my-dialog' }}
    />
  );
}
