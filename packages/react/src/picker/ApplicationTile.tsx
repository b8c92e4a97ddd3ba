'use client';
import type { Application } from '@kit/protocol';
import type { ReactElement } from 'react';
import { useApplicationPopup, type IdentityPopupOptions } from '../popup/useApplicationPopup.ts';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { FullLabel, Hidden } from '../elements/HiddenText.tsx';
import { Icon, check } from '../elements/Icon.tsx';
import { SignInButton } from '../button/AttemptButton.tsx';
import { useParts } from '../elements/parts.tsx';
import { useStrings } from '../strings/useStrings.ts';
import type { SignInFaceProps } from '../button/ButtonContent.tsx';

interface ApplicationTileProps extends Pick<IdentityPopupOptions, 'mode' | 'returnTo'> {
  entry: Application;
  /** Accounts that are connected already. */
  accounts: number;
}

/** One application of the picker: connects an account when pressed, and says how many there are. */
export function ApplicationTile({ entry, accounts, ...options }: ApplicationTileProps): ReactElement {
  const { part } = useParts();
  const strings = useStrings();
  const { application, name, iconUrl } = entry;
  const popup = useApplicationPopup({ ...options, application });

  const note =
    accounts > 0 ? (
      <span {...part('mark', 'connect-mark')}>
        <Icon drawing={check} />
        <span>{accounts === 1 ? strings.status.connected.label : strings.accounts(accounts)}</span>
      </span>
    ) : undefined;
  return (
    <li {...part('tile')} data-state={accounts > 0 ? 'connected' : 'idle'}>
      <div {...part('connect', 'connect-attempt')}>
        <SignInButton
          type="button"
          popup={popup}
          applicationName={name}
          subject={name}
          variant="tile"
          size="medium"
          picture={<ApplicationAvatar name={name} iconUrl={iconUrl} />}
          face={TileFace}
          note={note}
        >
          <FullLabel shown={name} title={name} heard={strings.connect(name)} />
        </SignInButton>
      </div>
    </li>
  );
}

/** What is inside a tile of the picker: picture and label stay, and what is going on stands below them. */
export function TileFace(props: SignInFaceProps): ReactElement {
  const { picture, icon, words, note, label, addition } = props;
  const { part } = useParts();
  return (
    <>
      {/* oxlint-disable-next-line kit/text-alone -- `picture` is an element */}
      {picture}
      <span {...part('label', 'connect-truncate')} dir="auto">
        {label}
      </span>
      <span {...part('phase', 'connect-phase')}>
        {icon && <Icon drawing={icon} />}
        {/* oxlint-disable-next-line kit/text-alone -- `note` is an element */}
        {words ? <span>{words}</span> : note}
      </span>
      {addition && <Hidden>{`, ${addition}`}</Hidden>}
    </>
  );
}
