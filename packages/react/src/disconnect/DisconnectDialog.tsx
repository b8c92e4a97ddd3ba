'use client';
import { useId, useLayoutEffect, useRef, type ReactElement, type SyntheticEvent, useContext } from 'react';
import { Icon, alert, spinner } from '../elements/Icon.tsx';
import { useEscape } from '../elements/focus.ts';
import { useParts } from '../elements/parts.tsx';
import { useStrings, writtenIn } from '../strings/useStrings.ts';
import type { Connection } from '@kit/protocol';
import { useDisconnect } from './useDisconnect.ts';
import { accountText, fullAccountText } from '../list/AccountLabel.tsx';
import { AnnounceContext } from '../provider/LiveRegion.tsx';
import { problemText } from '../strings/buttonStrings.ts';
import { useApplication } from '../picker/useApplications.ts';

export interface DisconnectDialogProps {
  applicationName: string;
  accountName: string;
  isBusy: boolean;
  /** Why the last try failed. */
  problem?: string | undefined;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Keeps a row of the app that opens on a click or on Enter from doing so. */
const keepInside = (event: SyntheticEvent) => event.stopPropagation();

/**
 * Asks before a sign-in is deleted. Open for as long as it is mounted; unmounting gives focus back. While busy it cannot be
 * left: nothing would be cancelled.
 */
export function DisconnectDialog(props: DisconnectDialogProps): ReactElement {
  const { applicationName, accountName, isBusy, problem, onConfirm, onCancel } = props;
  const { part } = useParts();
  const strings = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  // Layout effects clean up before the element leaves the page, when close() can still give focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  useEscape(dialog, () => !isBusy && onCancel(), true);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it handles no event, it ends them
    <dialog
      ref={dialog}
      {...part('dialog', 'connect-dialog')}
      {...writtenIn(strings)}
      data-state={isBusy ? 'busy' : problem ? 'failed' : 'open'}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
      onClick={keepInside}
      onKeyDown={keepInside}
      onCancel={(event) => {
        if (isBusy) event.preventDefault();
      }}
      onClose={() => {
        if (dialog.current?.open === false) onCancel();
      }}
    >
      {/* oxlint-disable-next-line prefer-tag-over-role -- an app's own rules for its headings would win over ours */}
      <div role="heading" aria-level={2} id={`${id}-title`} {...part('dialog-title')}>
        {strings.confirmTitle(applicationName)}
      </div>
      <div id={`${id}-body`} {...part('dialog-body')}>
        {strings.confirmBody(accountName)}
      </div>
      {problem && (
        <div {...part('dialog-message', 'connect-message')} data-state="failed" role="alert">
          <Icon drawing={alert} />
          <span>{problem}</span>
        </div>
      )}
      <div {...part('dialog-actions', 'connect-actions')}>
        <button
          type="button"
          {...part('cancel', 'connect-button')}
          aria-disabled={isBusy}
          onClick={isBusy ? undefined : onCancel}
        >
          {strings.cancel}
        </button>
        <button
          type="button"
          {...part('confirm', 'connect-button')}
          data-variant="danger"
          aria-disabled={isBusy}
          aria-busy={isBusy}
          onClick={isBusy ? undefined : onConfirm}
        >
          {isBusy && <Icon drawing={spinner} />}
          <span>{isBusy ? strings.disconnecting : strings.disconnect}</span>
        </button>
      </div>
    </dialog>
  );
}

interface DisconnectionProps {
  connection: Connection;
  /** There is nothing more to ask. */
  onClose: () => void;
  onDisconnected?: ((connection: Connection) => void) | undefined;
}

/** Disconnects one account once the user has confirmed it. */
export function Disconnection(props: DisconnectionProps): ReactElement {
  const { connection, onClose, onDisconnected } = props;
  const strings = useStrings();
  const { disconnect, disconnectingId, error } = useDisconnect();
  const announce = useContext(AnnounceContext);
  const { name } = useApplication(connection.application);

  const confirm = async () => {
    const result = await disconnect(connection.id);
    if (!result.ok) return;
    announce(strings.announceDisconnected(strings.account(name, accountText(connection))));
    onClose();
    onDisconnected?.(connection);
  };

  return (
    <DisconnectDialog
      applicationName={name}
      accountName={fullAccountText(strings, connection)}
      isBusy={disconnectingId !== undefined}
      problem={error && problemText(strings, error)}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  );
}
