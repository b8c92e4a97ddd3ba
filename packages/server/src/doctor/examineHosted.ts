import type { Settings } from '../checkOptions.ts';
import { found, type Finding } from './findings.ts';

/** Looks whether the hosted page belongs to the API that mints its tokens, as far as the client says where it goes. */
export function examineHosted({ assumedFor, hostedUrl }: Settings): Finding[] {
  if (assumedFor === undefined) return [];
  return [
    found('hosted_page_assumed', `hostedUrl is not set: tokens of ${assumedFor} are taken to ${hostedUrl}.`),
  ];
}
