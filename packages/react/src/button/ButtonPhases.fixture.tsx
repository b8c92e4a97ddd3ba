import { useEffect, useState, type ReactElement } from 'react';
import type { UseConnectPopupResult } from '../popup/useConnectPopup.ts';
import { popupIn } from './popupIn.fixture.ts';
import { AttemptButton, type AttemptControlProps } from './AttemptButton.tsx';
import { useStrings } from '../strings/useStrings.ts';

const jane = {
  id: 'jane',
  application: 'linkedin',
  accountName: 'jane@example.com',
  status: 'connected',
  connectedAt: '2026-11-01T12:00:00.000Z',
} as const;

/** Every phase that lasts, by name. */
export const frozen = {
  idle: popupIn('idle'),
  waiting: popupIn('waiting'),
  external: popupIn('external'),
  unattached: popupIn('unattached'),
  confirming: popupIn('confirming'),
  redirecting: popupIn('redirecting'),
  dismissed: popupIn('dismissed'),
  blocked: popupIn({ status: 'blocked', startUrl: '/start' }),
  expired: popupIn({ status: 'expired' }),
  failed: popupIn({ status: 'failed', code: 'internal', message: '' }),
};

/** Repeats the success before it ends, so it stays visible. */
function useLastingSuccess() {
  const [popup, setPopup] = useState(frozen.idle);
  useEffect(() => {
    const succeed = () => setPopup(popupIn({ status: 'connected', connection: jane }));
    succeed();
    const timer = setInterval(succeed, 2000);
    return () => clearInterval(timer);
  }, []);
  return popup;
}

/** A button that stays in one phase. */
export function PhaseButton({
  popup,
  variant = 'solid',
  size = 'medium',
}: AttemptControlProps & { popup: UseConnectPopupResult }): ReactElement {
  const strings = useStrings();
  return (
    <div className="connect-attempt">
      <AttemptButton
        {...{ popup, variant, size }}
        type="button"
        applicationName="LinkedIn"
        subject="LinkedIn"
      >
        {strings.connect('LinkedIn')}
      </AttemptButton>
    </div>
  );
}

/** A button whose success stays, for docs pages. A real one shows it for 2.5 seconds. */
export function ConnectedButton(props: AttemptControlProps): ReactElement {
  return <PhaseButton {...props} popup={useLastingSuccess()} />;
}

/** A button in every phase, including success. */
export function ButtonPhases(props: AttemptControlProps): ReactElement {
  const popups = { ...frozen, connected: useLastingSuccess() };
  return (
    <div className="story-grid">
      {Object.entries(popups).map(([state, popup]) => (
        <figure key={state}>
          <figcaption>{state}</figcaption>
          <PhaseButton {...props} popup={popup} />
        </figure>
      ))}
    </div>
  );
}
