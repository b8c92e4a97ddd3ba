/** English strings of a request to connect an account. */
export const requestStrings = {
  requestTitle: (application: string) => `Connect ${application}?`,
  /** `account` may be empty. */
  requestAgain: (application: string, account: string) =>
    account ? `Sign in to ${application} again as ${account}?` : `Sign in to ${application} again?`,
  requestChoice: (application: string) => `Which ${application} account should be used?`,
  /** The app's own words follow, in quotation marks. */
  requestReason: 'The app says:',
  requestStarted: 'A sign-in was started before. You can start it again.',
  requestAgainAction: 'Sign in again',
  chooseAccount: (account: string) => `Use ${account}`,
  chooseAnother: 'Connect another account',
  notNow: 'Not now',
  /** `account` may be empty. */
  permissionTitle: (application: string, account: string) =>
    account ? `Let an agent use ${application} as ${account}?` : `Let an agent use ${application}?`,
  allowOnce: 'Allow once',
  allowInConversation: 'Allow in this conversation',
  /** `account` may be empty. */
  permissionGiven: (application: string, account: string) =>
    account ? `You let an agent use ${application} as ${account}.` : `You let an agent use ${application}.`,
  permissionDeclined: (application: string) => `You did not let an agent use ${application}.`,
  /** `account` may be empty. */
  requestConnected: (application: string, account: string) =>
    account ? `Connected to ${application} as ${account}.` : `Connected to ${application}.`,
  requestDeclined: (application: string) => `You chose not to connect ${application}.`,
  requestExpired: (application: string) => `This request to connect ${application} has expired.`,
  requestSuperseded: (application: string) => `This request to connect ${application} is no longer open.`,
};
