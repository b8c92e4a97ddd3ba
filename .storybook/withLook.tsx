import type { Decorator } from '@storybook/react-vite';

/** Puts the toolbar's theme and direction on the page, where an app would put them. */
export const withLook: Decorator = (Story, { globals }) => {
  document.documentElement.dataset['theme'] = String(globals['theme']);
  document.documentElement.dir = String(globals['direction']);
  return <Story />;
};
