import { resolveBase } from '../client/resolveBase.ts';
import type { EngineOptions } from './engine.ts';
import { keepPrepared } from './keepPrepared.ts';
import { notify } from './notify.ts';
import type { RunSettings } from './run.ts';

/** Settles what depends on the page, unless it has no address; this is where an engine first touches the browser. */
export function resolveSettings(options: EngineOptions): RunSettings | undefined {
  const { client, application, environment = window, onEvent } = options;
  const base = resolveBase(client.baseUrl, environment.location.origin);
  const emit: RunSettings['emit'] = (happening) => {
    if (onEvent) notify([onEvent], { at: new Date().toISOString(), application, ...happening });
  };
  if (!base) return;
  const settings = { ...options, environment, base, emit };
  return { ...settings, prepared: keepPrepared(settings) };
}
