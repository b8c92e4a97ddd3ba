import type { Decorator } from '@storybook/react-vite';

/** Shows a story in a column that is narrower than a phone. */
export const inNarrowColumn: Decorator = (StoryWithin) => (
  <div className="story-narrow">
    <StoryWithin />
  </div>
);
