import { SpanKind } from '@opentelemetry/api';
import type { Store } from '../stores/store.ts';
import { withTimeout } from '../time.ts';
import { observe, type Instruments } from './instruments.ts';

/** Returns the store with a span for each call. Its attributes are the name of the method and the kind of database. */
export function observeStore(
  instruments: Instruments,
  store: Store,
  timeoutMs = 5_000,
  database = 'other_sql',
): Store {
  // The target is a copy, because a proxy must return the original methods of a frozen object.
  return new Proxy<Store>(
    { ...store },
    {
      get(_, name): unknown {
        const method: unknown = Reflect.get(store, name);
        if (typeof method !== 'function') return method;
        const attributes = { 'db.system.name': database, 'db.operation.name': String(name) };
        return (...values: unknown[]): Promise<unknown> =>
          observe(
            instruments,
            {
              name: String(name),
              kind: SpanKind.CLIENT,
              attributes,
              histogram: { instrument: instruments.storeDuration, attributes },
            },
            // A call that never settles would never end its span.
            () => withTimeout(timeoutMs, async (): Promise<unknown> => method.apply(store, values)),
          );
      },
    },
  );
}
