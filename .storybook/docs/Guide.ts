import type { ReactNode } from 'react';

/** How a component is meant to be used: the `guide` parameter of its stories, shown on its page. */
export interface Guide {
  /** What it is for, to somebody who designs with it. */
  purpose: string;
  dos: Advice[];
  donts: Advice[];
  /** The type in partNames.ts that names its parts. */
  parts?: string;
  /** What each `data-state` of its outermost part, or of its button, means. */
  states?: Readonly<Record<string, string>>;
}

/** One thing to do or not to do, with an example of it. A function, for Storybook takes parameters apart. */
export interface Advice {
  text: string;
  example?: () => ReactNode;
}
