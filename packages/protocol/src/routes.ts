/** The handler's routes, relative to its base path. `:id` is one path segment. */
export const routes = {
  createAttempt: { method: 'POST', path: '/attempts' },
  readAttempt: { method: 'GET', path: '/attempts/:id' },
  confirmAttempt: { method: 'POST', path: '/attempts/:id/confirm' },
  startAttempt: { method: 'GET', path: '/start/:id' },
  receiveCallback: { method: 'GET', path: '/callback/:id' },
  listConnections: { method: 'GET', path: '/connections' },
  renameConnection: { method: 'PATCH', path: '/connections/:id' },
  deleteConnection: { method: 'DELETE', path: '/connections/:id' },
  reconnectConnection: { method: 'POST', path: '/connections/:id/reconnect' },
  receiveWebhook: { method: 'POST', path: '/webhooks/anchor' },
  listApplications: { method: 'GET', path: '/applications' },
} as const satisfies Record<string, { method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; path: `/${string}` }>;

/** Name of a route of the handler. */
export type RouteName = keyof typeof routes;

/** Returns the path of a route below the base path, with `id` filled in: `pathTo('startAttempt', id)`. */
export function pathTo(route: RouteName, id = ''): string {
  return routes[route].path.replace(':id', encodeURIComponent(id));
}
