import { ConnectAccountButton, ConnectionList } from '@kit/react';

/** Utilities override the kit, because their layer comes after `connect`. */
export function TailwindAccounts() {
  return (
    <section className="mx-auto max-w-2xl space-y-4">
      <ConnectAccountButton application="notion" className="rounded-full px-6" />
      <ConnectionList className="shadow-lg" classNames={{ row: 'py-6' }} />
    </section>
  );
}
