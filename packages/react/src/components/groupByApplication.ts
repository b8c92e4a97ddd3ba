import type { Connection } from '@kit/protocol';

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
