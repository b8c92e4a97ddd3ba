import type { Decorator } from '@storybook/react-vite';
import { localeOf } from './localeOf.ts';

/**
 * Applies the toolbar's colors, theme, density, language and direction to the page, as an app would. On a page of many stories,
 * each story also applies its own settings around itself.
 */
export const withLook: Decorator = (Story, { globals, userGlobals, viewMode }) => {
  const { documentElement: page } = document;
  if (viewMode !== 'docs') {
    wear(page, lookOf(globals));
    return <Story />;
  }
  wear(page, lookOf(userGlobals));
  return (
    <div className="story-look" {...lookOf(globals)}>
      <Story />
    </div>
  );
};

function lookOf(globals: Record<string, unknown>) {
  const { locale, direction = 'ltr' } = localeOf(globals);
  const chosen = String(globals['direction']);
  return {
    'data-theme': String(globals['theme']),
    'data-connect-theme': String(globals['look']),
    'data-density': String(globals['density']),
    lang: locale,
    dir: chosen === 'auto' ? direction : chosen,
  };
}

function wear(element: HTMLElement, look: Record<string, string>): void {
  for (const [name, value] of Object.entries(look)) element.setAttribute(name, value);
}
