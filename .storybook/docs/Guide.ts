import type { ReactNode } from 'react';

/** How to use a component: the `guide` parameter of its stories, shown on its page. */
export interface Guide {
  /** Its purpose, for designers. */
  purpose: string;
  dos: Advice[];
  donts: Advice[];
  /** The type in partNames.ts that names its parts. */
  parts?: string;
  /** What each `data-state` of its outermost part, or of its button, means. */
  states?: Readonly<Record<string, string>>;
}

/** One piece of advice with an example. A function, because Storybook clones parameters. */
export interface Advice {
  text: string;
  example?: () => ReactNode;
}
