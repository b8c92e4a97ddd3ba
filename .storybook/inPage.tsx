import type { Decorator } from '@storybook/react-vite';

/** Shows a story as wide as on a page of an app. */
export const inPage: Decorator = (StoryWithin) => (
  <div className="story-page">
    <StoryWithin />
  </div>
);
