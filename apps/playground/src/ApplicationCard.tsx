import { ConnectAccountButton, type ConnectMode } from '@kit/react';
import './ApplicationCard.css';

/** One application that can be connected. */
export function ApplicationCard({
  application,
  name,
  mode,
  count,
  hue,
}: {
  application: string;
  name: string;
  mode: ConnectMode;
  count: number;
  /** Which of the tile's five colours. */
  hue: number;
}) {
  const accounts = count === 0 ? 'Not connected' : count === 1 ? '1 account' : `${count} accounts`;
  return (
    <li className="card">
      <span className="tile" aria-hidden="true" data-hue={hue % 5}>
        {name.charAt(0)}
      </span>
      <div className="card-text">
        <strong>{name}</strong>
        <span>{accounts}</span>
      </div>
      <ConnectAccountButton application={application} name={name} mode={mode} returnTo="/">
        {count === 0 ? undefined : `Connect another ${name}`}
      </ConnectAccountButton>
    </li>
  );
}
