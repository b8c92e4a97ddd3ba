/** How the playground runs, read from environment variables; `.env.example` names them all. */
export type Environment = {
  port: number;
  databaseFile: string;
} & (
  | { mode: 'emulator' }
  | { mode: 'anchor'; apiKey: string; applicationId: string; applicationName: string; hostedUrl: string }
);

/** Reads the variables. Throws an Error with a sentence to print where they do not fit together. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const port = Number(variables.PORT || 5173);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT is ${JSON.stringify(variables.PORT)}; give a number from 0 to 65535.`);
  }
  const common = { port, databaseFile: variables.DATABASE_FILE || 'playground.sqlite' };

  const apiKey = variables.ANCHORBROWSER_API_KEY?.trim();
  if (!apiKey) return { ...common, mode: 'emulator' };

  const applicationId = variables.ANCHOR_APPLICATION_ID?.trim();
  if (!applicationId) {
    throw new Error(
      'ANCHORBROWSER_API_KEY is set but ANCHOR_APPLICATION_ID is not. Create an application at Anchor and set its id, or unset the key to use the emulator.',
    );
  }
  return {
    ...common,
    mode: 'anchor',
    apiKey,
    applicationId,
    applicationName: variables.ANCHOR_APPLICATION_NAME || 'My application',
    hostedUrl: variables.ANCHORBROWSER_APP_URL || 'https://app.anchorbrowser.io',
  };
}
