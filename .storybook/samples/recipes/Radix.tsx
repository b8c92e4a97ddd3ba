import { ConnectAccountButton, ConnectionList } from '@kit/react';
import * as Dialog from '@radix-ui/react-dialog';

/** The kit inside a dialog of Radix. Escape in a form or a confirmation of the kit does not close your dialog. */
export function RadixAccounts() {
  return (
    <Dialog.Root>
      <Dialog.Trigger className="dialog-trigger">Accounts</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-overlay" />
        <Dialog.Content className="dialog" aria-describedby={undefined}>
          <Dialog.Title className="dialog-heading">Accounts</Dialog.Title>
          <ConnectAccountButton application="notion" />
          <ConnectionList />
          <Dialog.Close className="dialog-close">Done</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
