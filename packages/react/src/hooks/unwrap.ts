'use client';
import type { Result } from '../client/result.ts';

/** A query knows failure by rejection only: here, and nowhere else, an error of the client is thrown. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw result.error;
}
