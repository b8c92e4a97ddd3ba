'use client';
import type { Connection } from '@kit/protocol';
import { memo, type ReactElement } from 'react';
import { ApplicationButton } from '../button/ConnectAccountButton.tsx';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { useParts } from '../elements/parts.tsx';
import { useApplication, useApplications } from '../picker/useApplications.ts';
import { useStrings } from '../strings/useStrings.ts';
import { ConnectionRow, type ConnectionRowProps } from './ConnectionRow.tsx';

interface ConnectionRowsProps extends Pick<
  ConnectionRowProps,
  'showActivity' | 'showAgentAccess' | 'onDisconnected' | 'onReconnected' | 'onRenamed'
> {
  connections: Connection[];
}

/**
 * The rows, grouped by application. Headings and rows are siblings in one list: a row that joins or leaves a group keeps its
 * element, and with it the focus and an open dialog.
 */
export function ConnectionRows({ connections, ...options }: ConnectionRowsProps): ReactElement {
  const { part } = useParts();
  const rows = [...groupByApplication(connections)].flatMap(([application, group]) => {
    const isGrouped = group.length > 1;
    const groupRows = group.map((connection) => (
      <ConnectionRow {...options} key={connection.id} connection={connection} isGrouped={isGrouped} />
    ));
    return isGrouped
      ? [<ConnectionGroup key={`application ${application}`} application={application} />, ...groupRows]
      : groupRows;
  });
  return <ul {...part('rows')}>{rows}</ul>;
}

function groupByApplication(connections: Connection[]): Map<string, Connection[]> {
  const groups = new Map<string, Connection[]>();
  for (const connection of connections) {
    const group = groups.get(connection.application);
    if (group) group.push(connection);
    else groups.set(connection.application, [connection]);
  }
  return groups;
}

/** The heading of several accounts of one application, with a button to add another if the server offers it. */
const ConnectionGroup = memo(function ConnectionGroup({ application }: { application: string }) {
  const { part } = useParts();
  const strings = useStrings();
  const { name, iconUrl } = useApplication(application);
  const { applications } = useApplications();
  const isOffered = applications.some((entry) => entry.application === application);

  return (
    <li {...part('group', 'connect-group')}>
      <ApplicationAvatar name={name} iconUrl={iconUrl} />
      <div
        // oxlint-disable-next-line prefer-tag-over-role -- an app's styles for h2 would override the kit's
        role="heading"
        aria-level={2}
        {...part('group-title', 'connect-wrap')}
        title={name}
        dir="auto"
        translate="no"
      >
        {name}
      </div>
      {isOffered && (
        <ApplicationButton application={application} variant="plain" size="small">
          {strings.addAnother(name)}
        </ApplicationButton>
      )}
    </li>
  );
});
