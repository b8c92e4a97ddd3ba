import type { Application } from '@kit/protocol';
import type { Settings } from './checkOptions.ts';

/** What can be connected, in the order of the options; no id of Anchor's. */
export function applicationsOf({ applications }: Settings): Application[] {
  return [...applications].map(([application, { name, iconUrl }]) => ({
    application,
    name,
    ...(iconUrl ? { iconUrl } : {}),
  }));
}
