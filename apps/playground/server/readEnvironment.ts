/** The settings of the playground. `.env.example` lists the environment variables. */
export type Environment = {
  port: number;
  databaseFile: string;
} & (
  | { mode: 'emulator' }
  | { mode: 'anchor'; apiKey: string; applicationId: string; applicationName: string; hostedUrl: string }
);

/** Reads the settings. Throws an Error with a message to print if a variable is invalid or missing. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const port = Number(variables.PORT || 5173);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT is ${JSON.stringify(variables.PORT)}. Set it to a number from 0 to 65535.`);
  }
  const common = { port, databaseFile: variables.DATABASE_FILE || 'playground.sqlite' };

  const apiKey = variables.ANCHORBROWSER_API_KEY?.trim();
  if (!apiKey) return { ...common, mode: 'emulator' };

  const applicationId = variables.ANCHOR_APPLICATION_ID?.trim();
  if (!applicationId) {
    throw new Error(
      'ANCHORBROWSER_API_KEY is set but ANCHOR_APPLICATION_ID is not. Create an application at Anchor and set its id. To use the emulator instead, unset the key.',
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
