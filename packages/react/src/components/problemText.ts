import type { ClientError } from '../client/result.ts';
import type { Strings } from './strings.ts';

/** What a person reads of an error. Its own message is for developers, and in English. */
export function problemText({ problems }: Strings, { code }: Pick<ClientError, 'code'>): string {
  const sentences: Partial<Record<ClientError['code'], string>> = problems;
  return sentences[code] ?? problems.internal;
}
