import type { ApplicationsBody } from '@kit/protocol';
import { applicationsOf } from '../applicationsOf.ts';
import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { requireUser } from '../request/readUser.ts';

/** `GET /applications`: what the signed-in user can connect. */
export async function listApplications(settings: Settings, call: Call): Promise<Reply> {
  await requireUser(settings, call);
  const body: ApplicationsBody = { applications: applicationsOf(settings) };
  return jsonReply(200, body);
}
