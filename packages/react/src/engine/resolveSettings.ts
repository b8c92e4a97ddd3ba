import type { EngineOptions } from './engine.ts';
import type { RunSettings } from './run.ts';

/** Settles what depends on the page; this is where an engine first touches the browser. */
export function resolveSettings(options: EngineOptions): RunSettings {
  const { client, application, connectionId, hostedOrigin } = options;
  const environment = options.environment ?? window;
  const { origin, pathname } = new URL(client.baseUrl, environment.location.origin);
  const base = { origin, path: pathname.replace(/\/$/, '') };
  return { client, application, connectionId, hostedOrigin, environment, base };
}
