import { ApplicationPicker, ConnectionList } from '@kit/react';

export function Accounts() {
  return (
    <>
      <ApplicationPicker />
      <ConnectionList />
    </>
  );
}
