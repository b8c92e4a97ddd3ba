import type { Settings } from '../checkOptions.ts';
import type { ConnectOptions } from '../connectOptions.ts';
import { createProbe, defaultTimeout, type DoctorOptions } from './createProbe.ts';
import { examineAnchor } from './examineAnchor.ts';
import { examineHosted } from './examineHosted.ts';
import { examineSite } from './examineSite.ts';
import { examineStore } from './examineStore.ts';
import type { Finding } from './findings.ts';

/** Looks at everything that the kit depends on and cannot see while it answers. Changes nothing. */
export async function doctor(
  settings: Settings,
  given: Pick<ConnectOptions, 'anchor' | 'hostedUrl' | 'store'>,
  options: DoctorOptions = {},
): Promise<Finding[]> {
  const { origin, baseUrl, now, webhookSecrets } = settings;
  const [site, anchor, store] = await Promise.all([
    examineSite({ origin, baseUrl, webhook: { secrets: webhookSecrets, now } }, createProbe(options)),
    examineAnchor(settings),
    examineStore(given.store, options.timeout ?? defaultTimeout),
  ]);
  return [...site, ...examineHosted(given), ...anchor, ...store];
}
