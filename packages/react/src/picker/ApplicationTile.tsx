'use client';
import type { Application, Connection } from '@kit/protocol';
import type { ReactElement } from 'react';
import { AttemptButton } from '../button/AttemptButton.tsx';
import type { ButtonContentProps } from '../button/ButtonContent.tsx';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { AccessibleLabel, HiddenText } from '../elements/HiddenText.tsx';
import { alert, check, Icon } from '../elements/Icon.tsx';
import { useParts } from '../elements/parts.tsx';
import { useAttempt, type UseConnectPopupOptions } from '../popup/useConnectPopup.ts';
import { consentText } from '../strings/buttonStrings.ts';
import { useStrings } from '../strings/useStrings.ts';

interface ApplicationTileProps extends Pick<UseConnectPopupOptions, 'mode' | 'returnTo'> {
  entry: Application;
  /** The connected accounts of the application. */
  accounts: readonly Connection[];
}

/** A tile that connects an account when pressed. It shows the number of connected ones, or that one of them needs a new sign-in. */
export function ApplicationTile({ entry, accounts, ...options }: ApplicationTileProps): ReactElement {
  const { part } = useParts();
  const strings = useStrings();
  const { application, name, iconUrl } = entry;
  const popup = useAttempt({ ...options, application });

  const isBroken = accounts.some(({ status }) => status === 'needs_attention');
  const state = isBroken ? 'needs_attention' : 'connected';
  const isConnected = accounts.length > 0;
  const note = isConnected && (
    <span {...part('mark', 'connect-mark')}>
      <Icon drawing={isBroken ? alert : check} />
      <span>
        {isBroken || accounts.length === 1 ? strings.status[state].label : strings.accounts(accounts.length)}
      </span>
    </span>
  );
  return (
    <li {...part('tile')} data-state={isConnected ? state : 'idle'}>
      <div {...part('connect', 'connect-attempt')}>
        <AttemptButton
          type="button"
          popup={popup}
          applicationName={name}
          subject={name}
          consent={consentText(strings, entry)}
          variant="tile"
          size="medium"
          image={<ApplicationAvatar name={name} iconUrl={iconUrl} />}
          contentComponent={TileContent}
          note={note || undefined}
        >
          <AccessibleLabel visibleText={name} isName fullText={strings.connect(name)} />
        </AttemptButton>
      </div>
    </li>
  );
}

/** Keeps image and label, and shows the phase below them. */
export function TileContent(props: ButtonContentProps): ReactElement {
  const { image, icon, text, note, label, suffix } = props;
  const { part } = useParts();
  return (
    <>
      {/* oxlint-disable-next-line kit/text-alone -- `image` is an element */}
      {image}
      <span {...part('label', 'connect-wrap')} dir="auto">
        {label}
      </span>
      <span {...part('phase', 'connect-phase')}>
        {icon && <Icon drawing={icon} />}
        {/* oxlint-disable-next-line kit/text-alone -- `note` is an element */}
        {text ? <span>{text}</span> : note}
      </span>
      {suffix && <HiddenText>{suffix}</HiddenText>}
    </>
  );
}
