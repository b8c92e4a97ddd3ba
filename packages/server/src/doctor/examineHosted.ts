import { anchorUrl } from '../anchor/anchorUrl.ts';
import type { ConnectOptions } from '../connectOptions.ts';
import { found, type Finding } from './findings.ts';

/** Looks whether the hosted page belongs to the API that mints its tokens, as far as the client says where it goes. */
export function examineHosted({
  anchor,
  hostedUrl,
}: Pick<ConnectOptions, 'anchor' | 'hostedUrl'>): Finding[] {
  if (hostedUrl !== undefined) return [];
  const { baseUrl, baseURL = baseUrl } = anchor;
  const origin = baseURL !== undefined && URL.canParse(baseURL) ? new URL(baseURL).origin : anchorUrl;
  if (origin === anchorUrl) return [];
  return [
    found(
      'hosted_page_assumed',
      `hostedUrl is not set: tokens of ${origin} are taken to Anchor's hosted page.`,
    ),
  ];
}
