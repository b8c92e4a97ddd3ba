'use client';
import type { Connection } from '@kit/protocol';
import { memo, useEffect, useId, useMemo, useRef, useState, type FocusEvent, type ReactElement } from 'react';
import { ApplicationButton } from '../button/ConnectAccountButton.tsx';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { focusAround } from '../elements/focus.ts';
import { useParts } from '../elements/parts.tsx';
import { useApplication, useApplications } from '../picker/useApplications.ts';
import { useStrings } from '../strings/useStrings.ts';
import { findNames, NamesContext } from './names.ts';
import { ConnectionRow, type ConnectionRowProps } from './ConnectionRow.tsx';

interface ConnectionRowsProps extends Pick<
  ConnectionRowProps,
  'showActivity' | 'showAgentAccess' | 'onDisconnected' | 'onReconnected' | 'onRenamed'
> {
  connections: Connection[];
}

/**
 * The rows, grouped by application, with those that need the user first. Every application has a box and a list, which stay when
 * its number of accounts changes: a row that joins or leaves a group keeps its element, and with it the focus and an open dialog.
 */
export function ConnectionRows({ connections, ...options }: ConnectionRowsProps): ReactElement {
  const { part } = useParts();
  const { sorted, hold } = useAttentionFirst(connections);
  const names = useNames(connections);
  return (
    <NamesContext.Provider value={names}>
      {/* oxlint-disable-next-line prefer-tag-over-role -- the rows have an `ul` each, which they cannot leave */}
      <div role="list" {...part('rows', 'connect-rows')} {...hold}>
        {[...groupByApplication(sorted)].map(([application, group]) => (
          <ApplicationRows {...options} key={application} application={application} connections={group} />
        ))}
      </div>
    </NamesContext.Provider>
  );
}

/** The accounts of one application: a row in the list, or an item with a heading and a list. */
function ApplicationRows({
  application,
  connections,
  ...options
}: ConnectionRowsProps & { application: string }): ReactElement {
  const headingId = useId();
  const isGrouped = connections.length > 1;
  return (
    <div role={isGrouped ? 'listitem' : 'none'}>
      {isGrouped && <ConnectionGroup application={application} headingId={headingId} />}
      <ul role={isGrouped ? undefined : 'none'} aria-labelledby={isGrouped ? headingId : undefined}>
        {connections.map((connection) => (
          <ConnectionRow
            {...options}
            key={connection.id}
            connection={connection}
            isGrouped={isGrouped}
            role={isGrouped ? undefined : 'listitem'}
          />
        ))}
      </ul>
    </div>
  );
}

/**
 * Returns the connections with those first that need a new sign-in. The order stays while the focus is in the list: an element that
 * moves loses the focus, and an open dialog closes.
 */
function useAttentionFirst(connections: Connection[]) {
  const needy = connections.filter(({ status }) => status === 'needs_attention').map(({ id }) => id);
  const [first, setFirst] = useState(needy);
  const [isHeld, setHeld] = useState(false);
  if (!isHeld && String(first) !== String(needy)) setFirst(needy);

  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = list.current;
    if (!element || element.contains(focusAround(element)) || element.querySelector(':modal')) return;
    setHeld(false); // oxlint-disable-line react-hooks-js/set-state-in-effect -- React reports no blur of a row that is removed
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a row can be gone
  }, [connections]);

  const isFirst = ({ id }: Connection) => first.includes(id);
  const others = connections.filter((connection) => !isFirst(connection));
  return {
    sorted: [...connections.filter(isFirst), ...others],
    hold: {
      ref: list,
      onFocus: () => setHeld(true),
      onBlur: ({ currentTarget, relatedTarget, target }: FocusEvent) => {
        const isInside = currentTarget.contains(relatedTarget) || currentTarget.querySelector(':modal');
        // Another window is in front, such as the sign-in. The element keeps the focus.
        if (!isInside && focusAround(target) !== target) setHeld(false);
      },
    },
  };
}

/**
 * Returns the numbers of equal names, in the order in which the accounts were connected. An account keeps its number while the list is on
 * the page, although a reconnect makes it the newest.
 */
function useNames(connections: Connection[]) {
  const [order, setOrder] = useState<readonly string[]>([]);
  const known = new Set(order);
  const added: string[] = [];
  for (const { id } of connections) if (!known.has(id)) added.unshift(id); // the list begins with the newest
  if (added.length > 0) setOrder([...order, ...added]);
  return useMemo(() => {
    const byId = new Map(connections.map((connection) => [connection.id, connection]));
    return findNames(order.flatMap((id) => byId.get(id) ?? []));
  }, [connections, order]);
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
const ConnectionGroup = memo(function ConnectionGroup({
  application,
  headingId,
}: {
  application: string;
  headingId: string;
}) {
  const { part } = useParts();
  const strings = useStrings();
  const { name, iconUrl } = useApplication(application);
  const { applications } = useApplications();
  const isOffered = applications.some((entry) => entry.application === application);

  return (
    <div {...part('group', 'connect-group')}>
      <ApplicationAvatar name={name} iconUrl={iconUrl} />
      <div
        // oxlint-disable-next-line prefer-tag-over-role -- an app's styles for h2 would override the kit's
        role="heading"
        aria-level={2}
        id={headingId}
        {...part('group-title', 'connect-wrap')}
        dir="auto"
        translate="no"
      >
        {name}
      </div>
      {isOffered && (
        <ApplicationButton application={application} variant="plain" size="small" showConsent={false}>
          {strings.addAnother(name)}
        </ApplicationButton>
      )}
    </div>
  );
});
