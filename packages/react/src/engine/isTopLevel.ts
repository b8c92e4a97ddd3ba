import type { Environment } from './environment.ts';

/** Whether the page is in no frame. */
export function isTopLevel({ self, top }: Pick<Environment, 'self' | 'top'>): boolean {
  return self === top;
}
