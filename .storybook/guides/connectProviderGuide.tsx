import type { Guide } from '../docs/Guide.ts';

export const connectProviderGuide: Guide = {
  purpose:
    'Wraps your app. Renders no UI. Provides the handler, the language and the cache to the components below it.',
  dos: [
    { text: 'Use one provider near the root of the app, so all components share its state.' },
    { text: 'Set `owner` to the signed-in user and organization, and change it when either changes.' },
    {
      text: 'Pass data that your server has already loaded, so the first paint shows rows instead of a skeleton.',
    },
    {
      text: 'Inside your own modal dialog, wrap the content in a `LiveRegion`. A modal silences the one of the provider.',
    },
  ],
  donts: [
    {
      text: 'Do not wrap each button in its own provider. Each one would load its own data.',
    },
    {
      text: 'Do not change `owner` before the session. The server rejects requests that name another owner.',
    },
    { text: 'Do not change `baseUrl` at runtime. It closes the popup and starts with an empty list.' },
  ],
};
