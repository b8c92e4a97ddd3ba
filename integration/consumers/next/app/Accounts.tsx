import { ConnectAccountButton, ConnectionList, ConnectProvider } from '@kit/react';
import '@kit/react/styles.css';

/** A Server Component. The kit's components mark themselves as client components. */
export function Accounts() {
  return (
    <ConnectProvider owner="page" baseUrl={process.env.BASE_PATH} hostedOrigin={process.env.EMULATOR_URL}>
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
      <ConnectionList />
    </ConnectProvider>
  );
}
