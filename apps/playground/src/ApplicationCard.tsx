import { ConnectAccountButton, type ConnectMode } from '@kit/react';
import './ApplicationCard.css';

/** An application with a button that connects an account. */
export function ApplicationCard({
  application,
  name,
  mode,
  count,
}: {
  application: string;
  name: string;
  mode: ConnectMode;
  count: number;
}) {
  const accounts = count === 0 ? 'Not connected' : count === 1 ? '1 account' : `${count} accounts`;
  return (
    <li className="card">
      <div className="card-text">
        <strong>{name}</strong>
        <span>{accounts}</span>
      </div>
      <ConnectAccountButton
        application={application}
        name={name}
        mode={mode}
        returnTo="/"
        variant="outline"
        size="small"
      >
        {count === 0 ? undefined : `Add another ${name}`}
      </ConnectAccountButton>
    </li>
  );
}
