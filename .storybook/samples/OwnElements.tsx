import { ConnectAccountButton, ConnectionStatusBadge } from '@kit/react';
import { useRef, type ComponentPropsWithoutRef } from 'react';

/** The button of your design system. */
const OwnButton = (props: ComponentPropsWithoutRef<'button'>) => <button {...props} data-mine="" />;

export function OwnElements() {
  const control = useRef<HTMLElement>(null);
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.75rem', alignItems: 'start' }}>
      <ConnectAccountButton
        application="linkedin"
        ref={control}
        render={({ ref, ...props }) => (
          <span ref={ref}>
            <OwnButton {...props} />
          </span>
        )}
      />
      <button type="button" onClick={() => control.current?.toggleAttribute('data-reached')}>
        Reach
      </button>
      <ConnectionStatusBadge
        status="connected"
        render={({ children, ...props }) => <b {...props}>{children}</b>}
      />
    </div>
  );
}
