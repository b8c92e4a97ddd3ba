import type { Decorator } from '@storybook/react-vite';
import { localeOf } from './localeOf.ts';

/** Puts the toolbar's colours, theme, language and direction on the page, where an app would put them. */
export const withLook: Decorator = (Story, { globals }) => {
  const { locale, direction = 'ltr' } = localeOf(globals);
  const chosen = String(globals['direction']);
  const root = document.documentElement;
  root.dataset['theme'] = String(globals['theme']);
  root.dataset['kitTheme'] = String(globals['look']);
  root.lang = locale;
  root.dir = chosen === 'auto' ? direction : chosen;
  return <Story />;
};
