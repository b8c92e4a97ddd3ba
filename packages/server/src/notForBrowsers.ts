// What a bundler for browsers finds in place of this package: the server holds the API key and the proof of who is who.
throw new Error(
  '@kit/server was imported into code for a browser, where your API key would be readable by everyone. Import it on the server only; in the browser use @kit/react.',
);
