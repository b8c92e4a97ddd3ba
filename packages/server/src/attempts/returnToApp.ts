import type { ErrorCode } from '@kit/protocol';
import type { Settings } from '../options/checkOptions.ts';
import { type Reply, redirectReply } from '../request/reply.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';
import { toReturnLink } from './returnLink.ts';

/**
 * Opens the native app that created an attempt. A custom scheme gets a page with a link: browsers ask the user before they follow
 * such a redirect, or want a click, and then still show the page before it.
 */
export async function returnToApp(
  settings: Settings,
  request: Request,
  { id, returnTo, application }: AttemptRecord,
  result: { completionCode?: string; code?: ErrorCode } = {},
): Promise<Reply> {
  const link = toReturnLink(returnTo, { attemptId: id, ...result });
  if (/^https?:/.test(link)) return redirectReply(link);
  const { openApp } = await import('../pages/outcomePages.ts');
  return openApp(settings, request, { link, application, ...(result.code && { code: result.code }) });
}
