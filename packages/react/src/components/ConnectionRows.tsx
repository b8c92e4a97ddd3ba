'use client';
import type { Connection } from '@kit/protocol';
import type { ReactElement } from 'react';
import { ConnectionGroup } from './ConnectionGroup.tsx';
import { ConnectionRow, type ConnectionRowProps } from './ConnectionRow.tsx';
import { groupByApplication } from './groupByApplication.ts';
import { useParts } from './useParts.tsx';

interface ConnectionRowsProps extends Pick<
  ConnectionRowProps,
  'onDisconnected' | 'onReconnected' | 'onRenamed'
> {
  connections: Connection[];
}

/**
 * The rows, those of one application together. All are children of one list, headings too: a row that comes to stand under a
 * heading, or alone again, stays the same element, with its focus and its dialog.
 */
export function ConnectionRows({ connections, ...told }: ConnectionRowsProps): ReactElement {
  const { part } = useParts();
  const rows = [...groupByApplication(connections)].flatMap(([application, group]) => {
    const isGrouped = group.length > 1;
    const own = group.map((connection) => (
      <ConnectionRow {...told} key={connection.id} connection={connection} isGrouped={isGrouped} />
    ));
    return isGrouped
      ? [<ConnectionGroup key={`application ${application}`} application={application} />, ...own]
      : own;
  });
  return <ul {...part('rows')}>{rows}</ul>;
}
