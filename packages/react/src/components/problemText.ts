import type { ClientError } from '../client/result.ts';
import type { SignInStrings } from './signInStrings.ts';

/**
 * What a person may read of an error, in the language of a catalogue such as `de` of `@kit/react/locales/de`. An error that is the
 * app's own fault reads *Something went wrong*; its `message` is for developers, and in English.
 */
export function problemText({ problems }: SignInStrings, { code }: Pick<ClientError, 'code'>): string {
  const sentences: Partial<Record<ClientError['code'], string>> = problems;
  return sentences[code] ?? problems.internal;
}
