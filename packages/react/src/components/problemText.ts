import type { ClientError } from '../client/result.ts';
import type { SignInStrings } from './signInStrings.ts';

/** What a person reads of an error. Its own message is for developers, and in English. */
export function problemText({ problems }: SignInStrings, { code }: Pick<ClientError, 'code'>): string {
  const sentences: Partial<Record<ClientError['code'], string>> = problems;
  return sentences[code] ?? problems.internal;
}
