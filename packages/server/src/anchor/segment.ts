import { uuid } from '../uuid.ts';

/** An id as a segment of a path at Anchor. Throws for one that could be more than that. */
export function segment(id: string): string {
  if (!uuid.test(id)) throw new TypeError('An id that is no UUID cannot be part of a path at Anchor.');
  return id;
}
