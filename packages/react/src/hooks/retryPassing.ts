'use client';
import type { ClientError } from '../client/result.ts';

/** Tries again twice where waiting helps; a refusal is shown at once. */
export function retryPassing(failures: number, { code, retryAfter }: ClientError): boolean {
  return failures < 2 && (code === 'network_error' || code === 'timeout' || retryAfter !== undefined);
}
