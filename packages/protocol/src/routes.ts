/** The handler's routes, relative to its base path. `:id` is one path segment. */
export const routes = {
  /** Creates an attempt and returns its start link. */
  createAttempt: { method: 'POST', path: '/attempts' },
  /** Returns the status of an attempt. */
  readAttempt: { method: 'GET', path: '/attempts/:id' },
  /** Verifies the identity that a hosted page announced or a completion code contains, and connects the account. */
  confirmAttempt: { method: 'POST', path: '/attempts/:id/confirm' },
  /** Redirects the browser to the hosted page. The app opens it in a popup or in the current tab. */
  startAttempt: { method: 'GET', path: '/start/:id' },
  /** Receives the browser from the hosted page after the sign-in. */
  receiveCallback: { method: 'GET', path: '/callback/:id' },
  /** Returns the signed-in user's connections. */
  listConnections: { method: 'GET', path: '/connections' },
  /** Sets or clears the user's label of a connection. */
  renameConnection: { method: 'PATCH', path: '/connections/:id' },
  /** Sets when agents may use a connection. */
  changeAccess: { method: 'POST', path: '/connections/:id/access' },
  /** Disconnects an account. */
  deleteConnection: { method: 'DELETE', path: '/connections/:id' },
  /** Creates an attempt that signs in again for a connection. */
  reconnectConnection: { method: 'POST', path: '/connections/:id/reconnect' },
  /** Returns a request to connect an account. */
  readRequest: { method: 'GET', path: '/requests/:id' },
  /** Returns the request that a call waits for: `?key=…&thread=…`. */
  findRequest: { method: 'GET', path: '/requests' },
  /** Declines a request. */
  declineRequest: { method: 'POST', path: '/requests/:id/decline' },
  /** Answers a request with an account that is connected already. */
  chooseConnection: { method: 'POST', path: '/requests/:id/choose' },
  /** Returns the newest browser sessions of a connection. */
  listSessions: { method: 'GET', path: '/connections/:id/sessions' },
  /** Returns a browser session. */
  readSession: { method: 'GET', path: '/sessions/:id' },
  /** Returns the newest running browser session of a key: `?key=…`. */
  findSession: { method: 'GET', path: '/sessions' },
  /** Ends a browser session. */
  stopSession: { method: 'POST', path: '/sessions/:id/stop' },
  /** Returns the address of the live view of a browser session. */
  viewSession: { method: 'POST', path: '/sessions/:id/view' },
  /** Records that the owner controls the browser of a session. */
  takeOverSession: { method: 'POST', path: '/sessions/:id/take-over' },
  /** Records that the owner has done what a person had to do in the browser. */
  handBackSession: { method: 'POST', path: '/sessions/:id/hand-back' },
  /** The page behind a connect link. */
  openLink: { method: 'GET', path: '/ask/:id' },
  /** Receives the form of that page. */
  answerLink: { method: 'POST', path: '/ask/:id' },
  /** Receives Anchor's webhook. Exists only if `webhookSecret` is set. */
  receiveWebhook: { method: 'POST', path: '/webhooks/anchor' },
  /** Returns the applications that users can connect. */
  listApplications: { method: 'GET', path: '/applications' },
} as const satisfies Record<string, { method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; path: `/${string}` }>;

/** Name of a route of the handler. */
export type RouteName = keyof typeof routes;

/** Returns the path of a route below the base path, with `id` filled in: `pathTo('startAttempt', id)`. */
export function pathTo(route: RouteName, id = ''): string {
  return routes[route].path.replace(':id', encodeURIComponent(id));
}
