import { docsUrl } from '@kit/protocol';

// Bundlers for browsers load this module instead of the package, which uses the API key.
throw new Error(
  `@kit/server was imported into code for a browser, where everyone could read your API key. Import it on the server only, and use @kit/react in the browser. See ${docsUrl}packages/server`,
);
