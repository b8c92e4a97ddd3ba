import { ApplicationPicker, ConnectAccountButton, ConnectionList, ConnectionRequest } from '@kit/react';

export function Unstyled({ requestId }: { requestId: string }) {
  return (
    <>
      <ConnectAccountButton application="notion" unstyled className="mine" />
      <ApplicationPicker unstyled searchFrom={1} />
      <ConnectionList unstyled />
      <ConnectionRequest requestId={requestId} unstyled classNames={{ decline: 'my-decline' }} />
    </>
  );
}
