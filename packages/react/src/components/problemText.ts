import type { ClientError } from '../client/result.ts';
import { strings } from './strings.ts';

/** What a person reads of an error: the catalogue's sentence, or the error's own where the catalogue has none. */
export function problemText({ code, message }: Pick<ClientError, 'code' | 'message'>): string {
  const sentences: Partial<Record<ClientError['code'], string>> = strings.problems;
  return sentences[code] ?? message;
}
