import type { RunState } from '../machine.ts';

/** States in which the kit's popup reads as open. */
export const withPopup: readonly RunState[] = ['waiting', 'confirming'];

/** States without a usable popup, in which another window or tab may still complete the attempt. */
export const withoutPopup: readonly RunState[] = [
  'external',
  'framed',
  'resumed',
  'unattached',
  'asking',
  'away',
  'dismissed',
];

/** States in which the server knows the attempt and the engine follows it. */
export const followed: readonly RunState[] = ['leaving', ...withPopup, ...withoutPopup];
