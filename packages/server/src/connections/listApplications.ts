import type { Application, ApplicationsBody } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Call } from '../request/Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { type Reply, jsonReply } from '../request/reply.ts';
import { requireUser } from '../request/readUser.ts';

/** `GET /applications` lists what the signed-in user can connect. */
export async function listApplications(settings: Settings, call: Call): Promise<Reply> {
  await requireUser(settings, call);
  const body: ApplicationsBody = { applications: applicationsOf(settings) };
  return jsonReply(200, body);
}

/** Returns the applications in the order of the options, without Anchor's ids. */
export function applicationsOf({ applications, branding }: Settings): Application[] {
  return [...applications].map(([application, { name, iconUrl, consent }]) => ({
    application,
    name,
    ...(iconUrl && { iconUrl }),
    ...(branding.name && { product: branding.name }),
    ...(consent && { consent }),
  }));
}

/** Throws `unknown_application` unless the app has it. */
export function checkApplication({ applications }: Settings, application: string): void {
  if (!applications.has(application)) throw new ConnectError('unknown_application');
}
