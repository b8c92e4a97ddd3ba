import { addons } from 'storybook/manager-api';

/** Pages to read, which have nothing to set, try or inspect. */
const pages = new Set(['introduction--introduction', 'look-tokens--tokens', 'look-anatomy--anatomy']);

addons.setConfig({
  layoutCustomisations: {
    showPanel: ({ storyId }: { storyId?: string }, byDefault: boolean) =>
      storyId !== undefined && pages.has(storyId) ? false : byDefault,
  },
});
