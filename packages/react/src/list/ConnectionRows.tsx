'use client';
import type { Connection } from '@kit/protocol';
import { type ReactElement, memo } from 'react';
import { ConnectionRow, type ConnectionRowProps } from './ConnectionRow.tsx';
import { useParts } from '../elements/parts.tsx';
import { useApplications, useApplication } from '../picker/useApplications.ts';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { ConnectAccountButton } from '../button/ConnectAccountButton.tsx';
import { FullLabel } from '../elements/HiddenText.tsx';
import { useStrings } from '../strings/useStrings.ts';

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

/** The connections of every application, in the order of the first of each. */
export function groupByApplication(connections: Connection[]): Map<string, Connection[]> {
  const groups = new Map<string, Connection[]>();
  for (const connection of connections) {
    const group = groups.get(connection.application);
    if (group) group.push(connection);
    else groups.set(connection.application, [connection]);
  }
  return groups;
}

/** The heading above several accounts of one application, and the way to one more while the server still offers it. */
export const ConnectionGroup = memo(function ConnectionGroup({ application }: { application: string }) {
  const { part } = useParts();
  const strings = useStrings();
  const { name, iconUrl } = useApplication(application);
  const { applications } = useApplications();
  const isOffered = applications.some((entry) => entry.application === application);

  return (
    <li {...part('group', 'connect-group')}>
      <ApplicationAvatar name={name} iconUrl={iconUrl} />
      <div
        // oxlint-disable-next-line prefer-tag-over-role -- an app's own rules for its headings would win over ours
        role="heading"
        aria-level={2}
        {...part('group-title', 'connect-truncate')}
        title={name}
        dir="auto"
        translate="no"
      >
        {name}
      </div>
      {isOffered && (
        <ConnectAccountButton application={application} variant="plain" size="small">
          <FullLabel shown={strings.addAnother} heard={strings.addAnotherOf(name)} />
        </ConnectAccountButton>
      )}
    </li>
  );
});
