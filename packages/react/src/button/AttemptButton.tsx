'use client';
import {
  forwardRef,
  useEffect,
  useId,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ComponentType,
  type MouseEvent,
  type MouseEventHandler,
  type ReactElement,
  type RefObject,
} from 'react';
import { isFocusLost } from '../elements/focus.ts';
import { alert, Icon } from '../elements/Icon.tsx';
import { phaseOf } from '../engine/machine.ts';
import type { ButtonPart } from '../elements/partNames.ts';
import { PartsProvider, Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useMergedRef } from '../elements/useMergedRef.ts';
import type { UseConnectPopupResult } from '../popup/useConnectPopup.ts';
import { useIsEmbedded } from '../provider/ConnectContext.ts';
import { useProblemText } from '../strings/useProblemText.ts';
import { useButtonStrings } from '../strings/useStrings.ts';
import { AttemptLink } from './AttemptLink.tsx';
import { ButtonContent, type ButtonContentProps } from './ButtonContent.tsx';
import { AttemptFooter } from './AttemptFooter.tsx';
import { useAnnouncePhase, viewOf } from './phase.ts';

/** Props of buttons that start an attempt. `render` applies to the button, not to the link that may replace it. */
export interface AttemptControlProps
  extends
    Omit<ComponentPropsWithoutRef<'button'>, 'className' | 'name' | 'type'>,
    RootProps<'button', ButtonPart> {
  /** The look of the button: filled, with a border, or text only. @default 'solid' */
  variant?: 'solid' | 'outline' | 'plain' | undefined;
  /** The height and text size of the button. @default 'medium', for `ReconnectButton` 'small' */
  size?: 'medium' | 'small' | undefined;
}

interface AttemptButtonProps extends Omit<AttemptControlProps, 'variant'> {
  variant: AttemptControlProps['variant'] | 'tile';
  popup: UseConnectPopupResult;
  applicationName: string;
  type: 'button' | 'submit';
  /** For screen readers: what is being connected, after a label that does not name it. */
  subject: string;
  image?: ReactElement | undefined;
  /** What the user consents to. */
  consent?: string | undefined;
  /** @default ButtonContent */
  contentComponent?: ComponentType<ButtonContentProps>;
  /** Shown in a tile. */
  note?: ReactElement | undefined;
}

const successDurationMs = 2500;

/** The button of one attempt in all its phases, with a message below it if the last attempt failed. */
export const AttemptButton = forwardRef<HTMLElement | null, AttemptButtonProps>(function AttemptButton(
  {
    popup,
    applicationName,
    subject,
    variant,
    size,
    image,
    consent,
    contentComponent: Content = ButtonContent,
    note,
    children,
    onClick,
    onPointerDown,
    type,
    ...props
  },
  ref,
) {
  const { parts, part, rest } = useRootParts(props);
  const strings = useButtonStrings();
  const [control, attach] = useMergedRef(ref);
  const generatedId = useId();
  const messageId = `${rest.id ?? generatedId}-message`;
  const consentId = `${messageId}-consent`;

  const isEmbedded = useIsEmbedded();
  const isRecent = useRecentChange(
    popup.outcome?.status === 'connected' ? popup.outcome : undefined,
    successDurationMs,
  );
  const currentPhase = phaseOf(popup);
  const isReporter = useReporter(popup, control, currentPhase);
  const isQuiet = currentPhase === 'connected' ? !isRecent : popup.canRetry && !isReporter;
  const phase = isQuiet ? 'idle' : currentPhase;
  const outcome = isQuiet ? undefined : popup.outcome;
  useAnnouncePhase(viewOf(phase, popup), applicationName);

  // The popup of a link cannot report to a frame of another site.
  const startUrl = !isEmbedded && outcome?.status === 'blocked' ? outcome.startUrl : undefined;
  const isLink = startUrl !== undefined;
  const wasPressed = useRef(false);
  // A link that replaces the button, or a button that replaces the link, receives the focus of a user who has just clicked there.
  useEffect(() => {
    if (wasPressed.current && control.current && isFocusLost(control.current))
      control.current.focus({ preventScroll: true });
  }, [control, isLink]); // oxlint-disable-line react/exhaustive-effect-dependencies -- runs when the element changes

  const { label, icon, hint } = viewOf(isLink ? 'link' : phase, popup);
  const problem = useProblemText(outcome?.status === 'failed' ? outcome : undefined);
  const message = hint ? strings[hint] : problem;
  const isInert = phase === 'connected' || phase === 'redirecting';
  const attributes = {
    'data-state': phase,
    'data-variant': variant,
    'data-size': size,
    'aria-describedby':
      [rest['aria-describedby'], consent && consentId, message && messageId].filter(Boolean).join(' ') ||
      undefined,
  };

  // While an attempt is busy, open() focuses its window.
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    onClick?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    wasPressed.current = true;
    reporters.set(popup.cancel, control);
    if (!isInert) void popup.open();
  };
  const clickLink: MouseEventHandler<HTMLElement> | undefined = onClick;

  const content = (
    <Content
      image={image}
      icon={icon}
      text={label && strings[label]}
      note={note}
      label={children}
      subject={label === 'tryAgain' || isLink ? children : label && subject}
      suffix={isLink ? strings.opensInNewTab : undefined}
    />
  );

  return (
    <PartsProvider parts={parts}>
      {startUrl ? (
        <AttemptLink
          {...rest}
          {...attributes}
          {...part('button', 'connect-button', parts.className)}
          ref={attach}
          href={startUrl}
          onClick={clickLink}
          onFollow={popup.follow}
        >
          {content}
        </AttemptLink>
      ) : (
        <Root
          parts={parts}
          tag="button"
          name="button"
          baseClass="connect-button"
          attributes={{
            ...rest,
            ...attributes,
            ref: attach,
            type,
            'aria-busy': popup.isBusy,
            'aria-disabled': isInert,
            onClick: press,
            onPointerDown: (event) => {
              onPointerDown?.(event);
              // A touch may be the start of scrolling.
              if (event.pointerType !== 'touch' && !isInert) popup.prepare();
            },
          }}
        >
          {content}
        </Root>
      )}
      {consent && (
        <p id={consentId} {...part('consent', 'connect-message')} dir="auto">
          {consent}
        </p>
      )}
      {message && (
        <p
          id={messageId}
          {...part('message', 'connect-message')}
          data-state={phase}
          role={phase === 'failed' ? 'alert' : undefined}
        >
          {phase === 'failed' && <Icon drawing={alert} />}
          <span>{message}</span>
        </p>
      )}
      {/* Of the controls that share a pending attempt, one has the controls of its window. */}
      {!isQuiet && (isReporter || !popup.isBusy) && <AttemptFooter attempt={{ popup, subject, control }} />}
    </PartsProvider>
  );
});

/** Returns true for a duration after `value` changes to another object. The value at mount does not count. */
function useRecentChange(value: object | undefined, durationMs: number): boolean {
  const [past, setPast] = useState(value);

  useEffect(() => {
    if (!value) return;
    const timer = setTimeout(() => setPast(value), durationMs);
    return () => clearTimeout(timer);
  }, [value, durationMs]);

  return value !== undefined && value !== past;
}

/**
 * The control that shows why an attempt failed, by a function of the attempt's engine, which is the same for all its controls. It is
 * the one that was pressed last.
 */
const reporters = new WeakMap<object, RefObject<Element | null>>();

/** Returns whether this control shows why the attempt failed. After a reload, or if that one is gone, the first one does. */
function useReporter({ cancel }: UseConnectPopupResult, control: RefObject<Element | null>, phase: string) {
  const [, render] = useState<object>();
  useEffect(() => {
    if (phase === 'idle' || reporters.get(cancel)?.current) return;
    reporters.set(cancel, control);
    render({}); // oxlint-disable-line react-hooks-js/set-state-in-effect -- all controls of the page have to be there first
  }, [cancel, control, phase]);
  return reporters.get(cancel) === control;
}
