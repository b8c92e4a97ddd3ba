import { parseUrl } from '@kit/protocol';
import type { Settings } from '../options/checkOptions.ts';
import type { ConnectOptions } from '../options/ConnectOptions.ts';
import { createProbe, defaultTimeoutMs, type DoctorOptions } from './probe.ts';
import { checkAnchor } from './checkAnchor.ts';
import { checkSite } from './checkSite.ts';
import { type Finding, createFinding } from './findings.ts';
import { anchorUrl } from '../anchor/AnchorClient.ts';
import { isMemoryStore } from '../stores/memoryStore.ts';
import type { SqlStore } from '../stores/sqlStore.ts';
import type { Store } from '../stores/store.ts';
import { withTimeout } from '../time.ts';

/** Checks the public address, the routes, Anchor, the store and the clock. Changes nothing. */
export async function doctor(
  settings: Settings,
  given: Pick<ConnectOptions, 'anchor' | 'hostedUrl' | 'store'>,
  options: DoctorOptions = {},
): Promise<Finding[]> {
  const { origin, baseUrl, trustedOrigins, now, webhookSecrets } = settings;
  const { appOrigins = [...trustedOrigins] } = options;
  const [site, anchor, store] = await Promise.all([
    checkSite(
      { origin, baseUrl, appOrigins, webhook: { secrets: webhookSecrets, now } },
      createProbe(options),
    ),
    checkAnchor(settings),
    checkStore(given.store, options.timeoutMs ?? defaultTimeoutMs),
  ]);
  return [...site, ...checkHostedPage(given), ...anchor, ...store];
}

/** Checks that the hosted page belongs to the API that creates its tokens, if the client has a base URL. */
export function checkHostedPage({
  anchor,
  hostedUrl,
}: Pick<ConnectOptions, 'anchor' | 'hostedUrl'>): Finding[] {
  if (hostedUrl !== undefined) return [];
  const { baseUrl, baseURL = baseUrl } = anchor;
  const origin = (baseURL && parseUrl(baseURL)?.origin) || anchorUrl;
  if (origin === anchorUrl) return [];
  return [
    createFinding(
      'hosted_page_assumed',
      `hostedUrl is not set, so tokens from ${origin} are sent to Anchor's hosted page.`,
    ),
  ];
}

/** Reads an attempt that does not exist. This makes a SQL store check its tables, and which other roles can access them. */
export async function checkStore(store: Store, timeoutMs: number): Promise<Finding[]> {
  if (isMemoryStore(store)) return [createFinding('store_in_memory', 'The store is memoryStore().')];
  try {
    return await withTimeout(timeoutMs, async () => {
      await store.findAttempt({ id: 'doctor' });
      const exposure = isSqlStore(store) ? await store.findExposure() : [];
      const exposed = createFinding(
        'store_exposed',
        `Other roles can access the tables: ${exposure.join('; ')}.`,
      );
      return [
        createFinding('store_ready', 'The store responds.'),
        ...(exposure.length === 0 ? [] : [exposed]),
      ];
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [createFinding('store_failing', `The store fails: ${message}`)];
  }
}

function isSqlStore(store: Store): store is SqlStore {
  return 'findExposure' in store;
}
