import type { Settings } from '../options/checkOptions.ts';
import { hasStarted, type SessionRecord } from '../stores/SessionRecord.ts';
import type { BrowserSession } from './BrowserSession.ts';
import { localSessions } from './localSessions.ts';
import { openAddresses } from './sealAddresses.ts';
import { toBrowserSession } from './startSession.ts';

/** Returns the browser of a row, whichever process started it. Undefined while it is being started, or if its addresses cannot be read. */
export async function openBrowser(
  settings: Settings,
  record: SessionRecord,
): Promise<BrowserSession | undefined> {
  if (!hasStarted(record)) return undefined;
  return localSessions.get(record.id)?.session() ?? openSealed(settings, record);
}

/** Returns a browser that another process started, or undefined if its addresses cannot be read. */
export async function openSealed(
  settings: Settings,
  record: SessionRecord,
): Promise<BrowserSession | undefined> {
  const addresses = await openAddresses(record.sealed, settings.encryptionSecrets, record.id);
  return addresses && toBrowserSession(settings, record, addresses);
}
