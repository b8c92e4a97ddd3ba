'use client';
import { parseUrl } from '@kit/protocol';
import type { ReactElement } from 'react';
import { AccessibleLabel } from '../elements/HiddenText.tsx';
import { external, Icon } from '../elements/Icon.tsx';
import { useParts } from '../elements/parts.tsx';
import type { Environment } from '../engine/browser/environment.ts';
import type { UseConnectPopupResult } from '../popup/useConnectPopup.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import { langAttributes } from '../strings/useStrings.ts';
import { useAttemptStrings } from '../strings/useAttemptStrings.ts';

export interface OwnTabProps {
  /** The attempt of a button. Without one, this is for a picker, whose tiles cannot load in a sandbox. */
  popup?: UseConnectPopupResult | undefined;
}

/**
 * The way out of a frame of another site, after a sign-in that did not connect: the app in its own tab. If no window opened, a link may
 * not open one either, so the app's address is shown too.
 */
export function OwnTab({ popup }: OwnTabProps): ReactElement | null {
  const { part } = useParts();
  const strings = useAttemptStrings();
  const { environment = window } = useConnect();
  // A sandbox can take the page's origin away. None of its requests can then reach the handler.
  const isSandboxed = environment.self.origin === 'null';
  if (popup ? !popup.canRetry : !isSandboxed) return null;

  const href = addressOf(environment, popup?.returnTo);
  const outcome = popup?.outcome;
  const isBlocked = outcome?.status === 'blocked';
  // There, the account would be that of the other user. The message of the button says what to do first.
  const isOtherUser = outcome?.status === 'failed' && outcome.code === 'wrong_user';
  return (
    <div {...part('own-tab', 'connect-attempt')} {...langAttributes(strings)}>
      {!isOtherUser && (
        <p {...part('own-tab-hint', 'connect-message')}>
          {isSandboxed || isBlocked ? strings.hintEmbedded : strings.hintFrame}
        </p>
      )}
      {/* A tab that a sandboxed frame opens may be in the same sandbox. */}
      {!isSandboxed && (
        <a
          {...part('own-tab-link', 'connect-button')}
          data-size="small"
          href={href}
          target="_blank"
          rel="noopener"
        >
          <Icon drawing={external} />
          <AccessibleLabel
            visibleText={strings.openInTab}
            fullText={`${strings.openInTab}, ${strings.opensInNewTab}`}
          />
        </a>
      )}
      {(isSandboxed || isBlocked) && (
        <label {...part('own-tab-address', 'connect-attempt')}>
          <span className="connect-message">{strings.hintAddress}</span>
          <input
            className="connect-input"
            dir="ltr"
            readOnly
            value={href}
            onClick={(event) => event.currentTarget.select()}
          />
        </label>
      )}
    </div>
  );
}

function addressOf({ location }: Environment, returnTo: string | undefined): string {
  const url = returnTo === undefined ? undefined : parseUrl(returnTo, location.href);
  return url?.origin === location.origin ? url.href : location.href;
}
