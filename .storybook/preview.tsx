import { scenarioNames, scenarios } from '@kit/emulator';
import type { Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import { formsFile } from '../packages/react/src/list/useForms.tsx';
import '@kit/react/styles.css';
import '@kit/react/themes/compact.css';
import '@kit/react/themes/contrast.css';
import '@kit/react/themes/paper.css';
import '@kit/react/themes/violet.css';
import './preview.css';
import './docs/docs.css';
import './pages/pages.css';
import './pages/introduction.css';
import './pages/figure.css';
import './tokens/tokens.css';
import './recipes/recipes.css';
import { ComponentPage } from './docs/ComponentPage.tsx';
import { readableArgTypes } from './docs/readableArgTypes.ts';
import { DocsFrame } from './docs/DocsFrame.tsx';
import { loadLive } from './live/loadLive.ts';
import { withLive } from './live/withLive.tsx';
import { translatePage } from './translatePage.ts';
import { speakAs } from './words.ts';
import { writeSource, type SourceStory } from './source/writeSource.ts';
import { withLook } from './withLook.tsx';

// On a page many stories play at the same time, and on a busy machine a second is little.
configure({ asyncUtilTimeout: 10_000 });

/** Stories press long after the first paint. */
async function loadForms(): Promise<void> {
  await formsFile.load();
}

/** What *Show code* prints. Storybook’s own rendering would print minified names. */
const sourceOf = (_: string, story: SourceStory & { tags: string[] }): string =>
  story.tags.includes('page') ? '' : writeSource(story);

export default {
  argTypesEnhancers: [readableArgTypes],
  loaders: [loadLive, loadForms],
  beforeEach({ globals }) {
    speakAs(globals);
    return globals['translated'] ? translatePage() : undefined;
  },
  decorators: [withLive, withLook],
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    controls: { expanded: true },
    docs: {
      page: ComponentPage,
      container: DocsFrame,
      codePanel: true,
      // A story shows the state it is named after, here too.
      story: { autoplay: true },
      source: { type: 'dynamic', language: 'tsx', transform: sourceOf },
    },
    layout: 'centered',
    options: {
      storySort: {
        order: [
          'Introduction',
          'Get started',
          'Live',
          'Recipes',
          'Components',
          [
            'ConnectAccountButton',
            'ApplicationPicker',
            'ConnectionList',
            'ConnectionRow',
            'ConnectionStatusBadge',
            'ReconnectButton',
            'RenameButton',
            'RenameForm',
            'DisconnectButton',
            'ConnectionRequest',
            'LiveView',
            'ConnectProvider',
            'Parts',
          ],
          'Look',
          ['Tokens', 'Anatomy', 'Themes', 'Languages'],
        ],
      },
    },
  },
  initialGlobals: {
    theme: 'auto',
    look: 'default',
    density: 'theme',
    locale: 'en',
    direction: 'auto',
    scenario: 'story',
    translated: '',
  },
  globalTypes: {
    theme: {
      description: 'Colors',
      toolbar: {
        title: 'Colors',
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'Auto colors', icon: 'browser' },
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
      },
    },
    look: {
      description: 'Theme',
      toolbar: {
        title: 'Theme',
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [
          { value: 'default', title: 'Default theme' },
          { value: 'violet', title: 'Violet' },
          { value: 'paper', title: 'Paper' },
          { value: 'compact', title: 'Compact' },
          { value: 'contrast', title: 'Contrast' },
        ],
      },
    },
    density: {
      description: 'Density',
      toolbar: {
        title: 'Density',
        icon: 'grow',
        dynamicTitle: true,
        items: [
          { value: 'theme', title: 'Density: theme’s own' },
          { value: 'dense', title: 'Dense' },
          { value: 'roomy', title: 'Roomy' },
        ],
      },
    },
    locale: {
      description: 'Language',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'de', title: 'Deutsch' },
          { value: 'fr', title: 'Français' },
          { value: 'es', title: 'Español' },
          { value: 'pt', title: 'Português' },
          { value: 'ja', title: '日本語' },
          { value: 'zh', title: '简体中文' },
          { value: 'ar', title: 'العربية' },
          { value: 'he', title: 'עברית' },
          { value: 'pseudo', title: '[Þšéúðö]' },
        ],
      },
    },
    direction: {
      description: 'Direction of writing',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'Direction: auto' },
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    scenario: {
      description: 'How Anchor behaves',
      toolbar: {
        title: 'Scenario',
        icon: 'lightning',
        dynamicTitle: true,
        items: [
          { value: 'story', title: 'Scenario: story’s own' },
          ...scenarioNames.map((name) => ({ value: name, title: scenarios[name].title })),
        ],
      },
    },
  },
} satisfies Preview;
