'use client';
import type { Application } from '@kit/protocol';
import type { ReactElement } from 'react';
import { useApplicationPopup, type IdentityPopupOptions } from '../hooks/useApplicationPopup.ts';
import { ApplicationAvatar } from './ApplicationAvatar.tsx';
import { FullLabel } from './FullLabel.tsx';
import { Icon } from './Icon.tsx';
import { check } from './icons.ts';
import { SignInButton } from './SignInButton.tsx';
import { TileFace } from './TileFace.tsx';
import { useParts } from './useParts.tsx';
import { useStrings } from './useStrings.ts';

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
