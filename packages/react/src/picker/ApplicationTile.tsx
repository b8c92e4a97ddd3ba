'use client';
import type { Application } from '@kit/protocol';
import type { ReactElement } from 'react';
import { AttemptButton } from '../button/AttemptButton.tsx';
import type { ButtonContentProps } from '../button/ButtonContent.tsx';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { AccessibleLabel, HiddenText } from '../elements/HiddenText.tsx';
import { check, Icon } from '../elements/Icon.tsx';
import { useParts } from '../elements/parts.tsx';
import { useAttempt, type UseConnectPopupOptions } from '../popup/useConnectPopup.ts';
import { consentText } from '../strings/buttonStrings.ts';
import { useStrings } from '../strings/useStrings.ts';

interface ApplicationTileProps extends Pick<UseConnectPopupOptions, 'mode' | 'returnTo'> {
  entry: Application;
  /** Number of connected accounts. */
  accountCount: number;
}

/** A tile that connects an account when pressed and shows the number of connected ones. */
export function ApplicationTile({ entry, accountCount, ...options }: ApplicationTileProps): ReactElement {
  const { part } = useParts();
  const strings = useStrings();
  const { application, name, iconUrl } = entry;
  const popup = useAttempt({ ...options, application });

  const note =
    accountCount > 0 ? (
      <span {...part('mark', 'connect-mark')}>
        <Icon drawing={check} />
        <span>{accountCount === 1 ? strings.status.connected.label : strings.accounts(accountCount)}</span>
      </span>
    ) : undefined;
  return (
    <li {...part('tile')} data-state={accountCount > 0 ? 'connected' : 'idle'}>
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
          note={note}
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
