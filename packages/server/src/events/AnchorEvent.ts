/** The events of Anchor that this version knows by name. https://docs.anchorbrowser.io/webhooks/events */
export const anchorEventNames = [
  /** A browser session ended. */
  'session.completed',
  /** A browser session ended because of a fault. */
  'session.failed',
  /** The recording of a session can be read. */
  'session.recording.ready',
  /** A run of a task succeeded. */
  'task.completed',
  /** A run of a task failed. */
  'task.failed',
  /** A run of a task was cancelled. */
  'task.cancelled',
  /** Anchor has repaired a task after a failure. */
  'task.healed',
  /** A batch of sessions is done. */
  'batch.completed',
  /** A batch of sessions failed. */
  'batch.failed',
  /** An agent waits for a person. */
  'intervention.requested',
  /** An agent waits no longer. */
  'intervention.resolved',
] as const;
/** The name of an event of Anchor. */
export type AnchorEventName = (typeof anchorEventNames)[number];

/** The browser session that an event of Anchor is about, if the kit started it. */
export interface AnchorEventSession {
  /** The kit's id of the session. */
  id: string;
  /** Your own id of the user whose accounts it is signed in with. */
  userId: string;
  /** Your own id of the tenant. Empty if the user has none. */
  tenantId: string;
  /** The accounts. */
  accounts: {
    /** The application, as a key of `createConnect({ applications })`. */
    application: string;
    /** The kit's id of the connection. */
    connectionId: string;
  }[];
}

/**
 * An event of Anchor's webhook that is not about an identity. Its signature is checked. The same event can arrive twice: compare its `id`.
 *
 * @example
 * onAnchorEvent: (event: AnchorEvent) => {
 *   if (event.type === 'session.recording.ready') return queue.add('recording', event.session);
 * }
 */
export type AnchorEvent = {
  /** Anchor's id of the event, empty if it has none. Different events have different ids. An event that arrives again has the same. */
  id: string;
  /** When it happened, as Anchor writes it. Empty if Anchor does not say. */
  createdAt: string;
  /** One line about the event for people, in Anchor's words. */
  text: string;
  /** The fields of the event, with Anchor's names. They can contain Anchor's ids and links that work for anyone, so keep them on your server. */
  data: Record<string, unknown>;
  /** The session that the event is about. Absent if it names none, or none that the kit started. */
  session?: AnchorEventSession;
} &
  /** An event that Anchor documents. */
  (
    | {
        /** The name of the event. */
        type: AnchorEventName;
      }
    /** An event that this version has no name for. */
    | {
        /** Always `other`. */
        type: 'other';
        /** Anchor's name of the event. */
        name: string;
      }
  );
