import type { Decorator } from '@storybook/react-vite';

/** Puts the toolbar's colours, theme and direction on the page, where an app would put them. */
export const withLook: Decorator = (Story, { globals }) => {
  document.documentElement.dataset['theme'] = String(globals['theme']);
  document.documentElement.dataset['kitTheme'] = String(globals['look']);
  document.documentElement.dir = String(globals['direction']);
  return <Story />;
};
