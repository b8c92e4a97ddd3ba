import { addons } from 'storybook/manager-api';
import { brand } from './brand.ts';

/** Pages to read, which have nothing to set, try or inspect. */
const pages = new Set([
  'introduction--introduction',
  'get-started--get-started',
  'look-tokens--tokens',
  'look-anatomy--anatomy',
]);

addons.setConfig({
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? brand.dark : brand.light,
  layoutCustomisations: {
    showPanel: ({ storyId }: { storyId?: string }, byDefault: boolean) =>
      storyId !== undefined && pages.has(storyId) ? false : byDefault,
  },
});
