'use client';
import type { Connection } from '@kit/protocol';
import { useId, useLayoutEffect, useRef, type ReactElement, type SyntheticEvent } from 'react';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { Icon, spinner } from '../elements/Icon.tsx';
import { PartsProvider, useRootParts } from '../elements/parts.tsx';
import { Problem } from '../elements/Problem.tsx';
import { useEscape } from '../elements/useEscape.ts';
import { useAccountText } from '../list/names.ts';
import { useApplication } from '../picker/useApplications.ts';
import { useAnnounce } from '../provider/LiveRegion.tsx';
import { useProblemText } from '../strings/useProblemText.ts';
import { useFormStrings } from '../strings/useFormStrings.ts';
import { langAttributes } from '../strings/useStrings.ts';
import { useDisconnect } from './useDisconnect.ts';

interface ConfirmDisconnectProps {
  connection: Connection;
  onClose: () => void;
  onDisconnected?: ((connection: Connection) => void) | undefined;
}

/** Disconnects an account after the user has confirmed it in the dialog. */
export function ConfirmDisconnect(props: ConfirmDisconnectProps): ReactElement {
  const { connection, onClose, onDisconnected } = props;
  const strings = useFormStrings();
  const { disconnect, disconnectingId, error } = useDisconnect();
  const announce = useAnnounce();
  const { application, label, accountName } = connection;
  const { name, iconUrl } = useApplication(application);
  const text = useAccountText()(connection);

  const confirm = async () => {
    const result = await disconnect(connection.id);
    if (!result.ok) return;
    announce(strings.announceDisconnected(strings.account(name, text)));
    onClose();
    onDisconnected?.(connection);
  };

  return (
    <DisconnectDialog
      applicationName={name}
      iconUrl={iconUrl}
      accountName={label && accountName ? strings.labelled(text, accountName) : text}
      isBusy={disconnectingId !== undefined}
      problem={useProblemText(error)}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  );
}

interface DisconnectDialogProps {
  applicationName: string;
  iconUrl?: string | undefined;
  accountName: string;
  isBusy: boolean;
  /** Why the last try failed. */
  problem?: string | undefined;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Keeps clicks and keys from a row of the app that opens on a click or on Enter. React also passes `cancel` and `close` to a dialog of the app. */
const stopPropagation = (event: SyntheticEvent) => event.stopPropagation();

/**
 * A modal dialog that asks before an account is disconnected. Open while mounted; returns the focus when it unmounts. Cannot be
 * closed while busy, because that would not stop the request.
 */
export function DisconnectDialog(props: DisconnectDialogProps): ReactElement {
  const { applicationName, iconUrl, accountName, isBusy, problem, onConfirm, onCancel } = props;
  // An `unstyled` button has its own look. Without the kit's classes, the question would appear in the middle of the page's text.
  const { parts, part } = useRootParts({ unstyled: false });
  const strings = useFormStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  // Layout effects clean up before the element is removed, when close() can still return the focus.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  useEscape(dialog, () => !isBusy && onCancel(), true);

  return (
    <PartsProvider parts={parts}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only stops events */}
      <dialog
        ref={dialog}
        {...part('dialog', 'connect-dialog')}
        {...langAttributes(strings)}
        data-state={isBusy ? 'busy' : problem ? 'failed' : 'open'}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-body`}
        onClick={stopPropagation}
        onKeyDown={stopPropagation}
        onCancel={(event) => {
          event.stopPropagation();
          if (isBusy) event.preventDefault();
        }}
        onClose={(event) => {
          event.stopPropagation();
          if (dialog.current?.open === false) onCancel();
        }}
      >
        {/* oxlint-disable-next-line prefer-tag-over-role -- an app's styles for h2 would override the kit's */}
        <div role="heading" aria-level={2} id={`${id}-title`} {...part('dialog-title')}>
          {strings.confirmTitle(applicationName)}
        </div>
        <div {...part('dialog-account')}>
          <ApplicationAvatar name={applicationName} iconUrl={iconUrl} />
          <span dir="auto" translate="no">
            {accountName || applicationName}
          </span>
        </div>
        <div id={`${id}-body`} {...part('dialog-body')}>
          {strings.confirmBody(accountName)}
        </div>
        <Problem name="dialog-message" text={problem} />
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
    </PartsProvider>
  );
}
