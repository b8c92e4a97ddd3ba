// Bundlers for browsers load this module instead of the package, which uses the API key.
throw new Error(
  '@kit/server was imported into code for a browser, where everyone could read your API key. Import it on the server only, and use @kit/react in the browser. See https://github.com/kit/kit/blob/main/packages/server/README.md',
);
