'use client';
import {
  forwardRef,
  useId,
  useState,
  type ComponentPropsWithoutRef,
  type ComponentType,
  type MouseEvent,
  type MouseEventHandler,
  type ReactElement,
  useEffect,
} from 'react';
import type { IdentityPopup } from '../popup/useApplicationPopup.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import { useIsEmbedded } from '../popup/useIsEmbedded.ts';
import { Icon, alert, external } from '../elements/Icon.tsx';
import type { SignInPart } from '../elements/partNames.ts';
import { problemText } from '../strings/buttonStrings.ts';
import { SignInFace, type SignInFaceProps } from './ButtonContent.tsx';
import { SignInLink } from './AttemptLink.tsx';
import { phaseOf } from '../engine/machine.ts';
import { signInViews, useAnnouncePhase } from './phase.ts';
import { useFocusFollows } from '../elements/focus.ts';
import { useOwnRef } from '../elements/useMergedRef.ts';
import { Dressed, Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useSignInStrings } from '../strings/useStrings.ts';

/** How a button that signs in can be used and dressed; `render` makes the button, not the link that may stand in for it. */
export interface SignInControlProps
  extends
    Omit<ComponentPropsWithoutRef<'button'>, 'className' | 'name' | 'type'>,
    RootProps<'button', SignInPart> {
  variant?: 'solid' | 'outline' | 'plain' | undefined;
  size?: 'medium' | 'small' | undefined;
}

interface SignInButtonProps extends Omit<SignInControlProps, 'variant'> {
  variant: SignInControlProps['variant'] | 'tile';
  popup: IdentityPopup;
  applicationName: string;
  type: 'button' | 'submit';
  /** What the sign-in is of, said after a label that does not name it. */
  subject: string;
  /** What stands before the label while nothing is under way. */
  picture?: ReactElement | undefined;
  /** What is inside. @default SignInFace */
  face?: ComponentType<SignInFaceProps>;
  /** For the face of a tile. */
  note?: ReactElement | undefined;
}

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
    face: Face = SignInFace,
    note,
    children,
    onClick,
    onPointerDown,
    type,
    ...props
  },
  ref,
) {
  const { parts, part, rest, isUnstyled } = useRootParts(props);
  const strings = useSignInStrings();
  const [control, attach] = useOwnRef(ref);

  const generatedId = useId();
  const messageId = `${rest.id ?? generatedId}-message`;
  const isFresh = useMoment(popup.outcome?.status === 'connected' ? popup.outcome : undefined, successMoment);
  const reached = phaseOf(popup);
  const isEmbedded = useIsEmbedded();
  const { environment } = useConnect();
  const phase = isEmbedded ? 'embedded' : reached === 'connected' && !isFresh ? 'idle' : reached;

  const startUrl = !isEmbedded && popup.outcome?.status === 'blocked' ? popup.outcome.startUrl : undefined;
  const [restWidth, setRestWidth] = useState<number>(); // known once it was pressed
  useFocusFollows(control, startUrl ? 'link' : 'button', restWidth !== undefined);

  const { label, icon, hint } = signInViews[phase];
  const problem = popup.outcome?.status === 'failed' ? problemText(strings, popup.outcome) : undefined;
  const text = hint ? strings[hint] : problem;
  useAnnouncePhase(phase, applicationName);

  const hasMessage = text && !(variant === 'tile' && isEmbedded); // the picker says it once for all its tiles
  const isInert = phase === 'connected' || phase === 'redirecting';
  const isKept = phase !== 'idle' && restWidth !== undefined && variant !== 'tile' && !isUnstyled;
  const look = {
    'data-state': phase,
    'data-variant': variant,
    'data-size': size,
    'aria-describedby':
      [rest['aria-describedby'], hasMessage && messageId].filter(Boolean).join(' ') || undefined,
  };

  // While a run is busy, open() brings its window to the front.
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    onClick?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (phase === 'idle' || restWidth === undefined) setRestWidth(event.currentTarget.offsetWidth);
    if (!isInert) void popup.open();
  };
  const clicked: MouseEventHandler<HTMLElement> | undefined = onClick; // for the link

  // The sign-in needs cookies of its own, which a frame of another site does not get: the app opens in a tab.
  const href = isEmbedded ? (environment ?? window).location.href : startUrl;
  const linkWords = isEmbedded ? strings.openInTab : strings.openSignIn;
  const face = (
    <Face
      picture={picture}
      icon={href ? external : icon}
      words={href ? linkWords : label && strings[label]}
      note={note}
      label={children}
      heard={label === 'tryAgain' || href ? children : label && subject}
      addition={href && strings.opensInNewTab}
    />
  );

  return (
    <Dressed parts={parts}>
      {href ? (
        <SignInLink
          {...rest}
          {...look}
          {...part('button', 'connect-button', parts.className)}
          ref={attach}
          href={href}
          onClick={clicked}
          onFollow={popup.follow}
        >
          {face}
        </SignInLink>
      ) : (
        <Root
          parts={parts}
          tag="button"
          name="button"
          own="connect-button"
          attributes={{
            ...rest,
            ...look,
            ref: attach,
            type,
            // No narrower than at rest: what stands beside it stays where it is.
            style: { minInlineSize: isKept ? `min(${restWidth}px, 90vi)` : undefined, ...rest.style },
            'aria-busy': popup.isBusy,
            'aria-disabled': isInert,
            onClick: press,
            onPointerDown: (event) => {
              onPointerDown?.(event);
              // A finger that comes down may be about to scroll.
              if (event.pointerType !== 'touch' && !popup.isBusy && !isInert) popup.prepare();
            },
          }}
        >
          {face}
        </Root>
      )}
      {hasMessage && (
        <p
          id={messageId}
          {...part('message', 'connect-message')}
          data-state={phase}
          role={phase === 'failed' ? 'alert' : undefined}
        >
          {phase === 'failed' && <Icon drawing={alert} />}
          <span>{text}</span>
        </p>
      )}
    </Dressed>
  );
});

/** True for some milliseconds after `value` has become another object; what was there at mount does not count. */
export function useMoment(value: object | undefined, milliseconds: number): boolean {
  const [past, setPast] = useState(value);

  useEffect(() => {
    if (!value) return;
    const timer = setTimeout(() => setPast(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);

  return value !== undefined && value !== past;
}
