'use client';
import {
  forwardRef,
  useId,
  useState,
  type ComponentPropsWithoutRef,
  type MouseEvent,
  type MouseEventHandler,
  type ReactNode,
} from 'react';
import type { IdentityPopup } from '../hooks/useApplicationPopup.ts';
import { useConnect } from '../hooks/useConnect.ts';
import { useIsEmbedded } from '../hooks/useIsEmbedded.ts';
import { Hidden } from './Hidden.tsx';
import { Icon, type IconName } from './Icon.tsx';
import type { SignInPart } from './partNames.ts';
import { SignInLink } from './SignInLink.tsx';
import { SignInMessage } from './SignInMessage.tsx';
import { signInPhase, type SignInPhase } from './signInPhase.ts';
import { useAnnouncePhase } from './useAnnouncePhase.ts';
import { useFocusFollows } from './useFocusFollows.ts';
import { useMoment } from './useMoment.ts';
import { useOwnRef } from './useOwnRef.ts';
import { Dressed, Root, useParts, type RootProps } from './useParts.tsx';
import { useStrings } from './useStrings.ts';

/** How a button that signs in can be used and dressed; `render` makes the button, not the link that may stand in for it. */
export interface SignInControlProps
  extends
    Omit<ComponentPropsWithoutRef<'button'>, 'className' | 'name' | 'type'>,
    RootProps<'button', SignInPart> {
  variant?: 'solid' | 'outline' | 'plain' | undefined;
  size?: 'medium' | 'small' | undefined;
}

interface SignInButtonProps extends Omit<SignInControlProps, 'variant'> {
  /** `tile`: picture and name above what is going on. */
  variant: SignInControlProps['variant'] | 'tile';
  /** Stands in a tile while nothing is under way. */
  note?: ReactNode;
  popup: IdentityPopup;
  applicationName: string;
  type: 'button' | 'submit';
  /** What the sign-in is of, said after a label that does not name it. */
  subject: string;
  /** What stands before the label while nothing is under way. */
  picture?: ReactNode;
}

type Label = 'leaving' | 'continueInWindow' | 'waiting' | 'finishing' | 'connected' | 'tryAgain';

const views: Record<SignInPhase, { label?: Label; icon?: IconName }> = {
  idle: {},
  leaving: { label: 'leaving', icon: 'spinner' },
  pending: { label: 'continueInWindow', icon: 'spinner' },
  waiting: { label: 'waiting', icon: 'spinner' },
  confirming: { label: 'finishing', icon: 'spinner' },
  connected: { label: 'connected', icon: 'check' },
  left: { label: 'tryAgain' },
  blocked: { label: 'tryAgain' },
  embedded: {},
  expired: { label: 'tryAgain' },
  failed: { label: 'tryAgain' },
};

const phasesWithMessage = new Set<SignInPhase>(['left', 'blocked', 'embedded', 'expired', 'failed']);

/** The milliseconds for which a success is shown. */
const successMoment = 2500;

/** The button of one sign-in in all its phases, and what happened to the last try below it. */
export const SignInButton = forwardRef<HTMLElement | null, SignInButtonProps>(function SignInButton(
  {
    popup,
    applicationName,
    subject,
    variant,
    size,
    picture,
    note,
    children,
    className,
    classNames,
    unstyled,
    render,
    onClick,
    onPointerDown,
    type,
    ...rest
  },
  ref,
) {
  const parts = useParts<'button'>({ className, classNames, unstyled, render });
  const { part } = parts;
  const strings = useStrings();
  const [, attach] = useOwnRef(ref);

  const generatedId = useId();
  const controlId = rest.id ?? generatedId;
  const messageId = `${controlId}-message`;
  const isFresh = useMoment(popup.outcome?.status === 'connected' ? popup.outcome : undefined, successMoment);
  const reached = signInPhase(popup);
  const isEmbedded = useIsEmbedded();
  const { environment } = useConnect();
  const phase = isEmbedded ? 'embedded' : reached === 'connected' && !isFresh ? 'idle' : reached;
  useAnnouncePhase(phase, applicationName);

  const startUrl = popup.outcome?.status === 'blocked' ? popup.outcome.startUrl : undefined;
  const [isPressed, setPressed] = useState(false);
  useFocusFollows(controlId, startUrl ? 'link' : 'button', isPressed);

  const { label, icon } = views[phase];
  const isTile = variant === 'tile';
  const isInert = phase === 'connected' || phase === 'leaving';
  const look = {
    id: controlId,
    'data-state': phase,
    'data-variant': variant,
    'data-size': size,
    'aria-describedby':
      [rest['aria-describedby'], phasesWithMessage.has(phase) && messageId].filter(Boolean).join(' ') ||
      undefined,
  };

  const clicked: MouseEventHandler<HTMLElement> | undefined = onClick; // for the links

  // While a run is busy, open() brings its window to the front.
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    onClick?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    setPressed(true);
    if (!isInert) void popup.open();
  };

  return (
    <Dressed parts={parts}>
      {isEmbedded ? (
        // The sign-in needs cookies of its own, which a frame of another site does not get.
        <SignInLink
          {...rest}
          {...look}
          {...part('button', 'kit-button', className)}
          ref={attach}
          label={strings.openInTab}
          href={(environment ?? window).location.href}
          onClick={clicked}
        >
          {children}
        </SignInLink>
      ) : startUrl ? (
        <SignInLink
          {...rest}
          {...look}
          {...part('button', 'kit-button', className)}
          ref={attach}
          label={strings.openSignIn}
          href={startUrl}
          onClick={(event) => {
            clicked?.(event);
            if (!event.defaultPrevented) popup.follow(startUrl);
          }}
        >
          {children}
        </SignInLink>
      ) : (
        <Root
          parts={parts}
          tag="button"
          name="button"
          own="kit-button"
          attributes={{
            ...rest,
            ...look,
            ref: attach,
            type,
            'aria-busy': popup.isBusy,
            'aria-disabled': isInert,
            onClick: press,
            onPointerDown: (event) => {
              onPointerDown?.(event);
              if (!popup.isBusy && !isInert) popup.prepare();
            },
          }}
        >
          {icon && !isTile ? <Icon name={icon} /> : picture}
          {label && !isTile ? (
            <span {...part('label')}>{strings[label]}</span>
          ) : (
            // A name may be long, and is cut off; words of the kit's own go on in another line.
            <span {...part('label', 'kit-truncate')} dir={isTile ? 'auto' : undefined}>
              {children}
            </span>
          )}
          {isTile && (
            <span {...part('phase', 'kit-phase')}>
              {icon && <Icon name={icon} />}
              {label ? strings[label] : note}
            </span>
          )}
          {label && !isTile && (
            <Hidden>
              {': '}
              {label === 'tryAgain' ? children : subject}
            </Hidden>
          )}
        </Root>
      )}
      <SignInMessage id={messageId} phase={phase} outcome={popup.outcome} />
    </Dressed>
  );
});
