'use client';
import { useEffect, useRef, type ReactElement, type RefObject } from 'react';
import type { SessionAction } from '../client/sessionCalls.ts';
import { useParts } from '../elements/parts.tsx';
import { useLiveStrings } from '../strings/useLiveStrings.ts';
import { useProblemText } from '../strings/useProblemText.ts';
import type { LiveViewResult } from './useLiveView.ts';

interface LiveActionsProps {
  result: LiveViewResult;
  announce: (sentence: string) => void;
  mainButton: RefObject<HTMLButtonElement | null>;
  /** Shown and announced if there is nothing more important. */
  notice: string;
}

/** Who controls the browser, what is needed of the user, and the buttons for it. */
export function LiveActions({ result, announce, mainButton, notice }: LiveActionsProps): ReactElement {
  const { part, isUnstyled } = useParts();
  const strings = useLiveStrings();
  const { status, session, problem, isBusy, act } = result;
  const isInControl = status === 'taken';
  const isShown = status === 'live' || isInControl;
  const help = session?.status === 'running' ? session.help : undefined;
  const problemText = useProblemText(isShown ? problem : undefined);
  const state = isInControl ? strings.liveInControl : status === 'live' ? strings.liveWatching : '';
  const text = problemText ?? (notice || state);
  const said = help ? `${strings.liveHelp} ${help}` : text;

  const need: 'needed' | undefined = help ? 'needed' : undefined;
  const failure: 'failed' | undefined = problemText && !help ? 'failed' : undefined;

  const lastSaid = useRef(''); // the user may be needed before this file is loaded
  useEffect(() => {
    if (said && said !== lastSaid.current) announce(said);
    lastSaid.current = said;
  }, [announce, said]);

  const button = (name: 'take-over' | 'done', action: SessionAction, label: string, isSolid: boolean) => (
    <button
      ref={name === 'take-over' ? mainButton : undefined}
      type="button"
      {...part(name, 'connect-button')}
      data-size="small"
      data-variant={isSolid ? 'solid' : undefined}
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) void act(action);
      }}
    >
      <span {...part('label', 'connect-wrap')}>{label}</span>
    </button>
  );

  return (
    <div {...part('live-actions', 'connect-live-actions')} data-state={need}>
      <p {...part('live-note')} data-state={failure}>
        {help ? (
          <>
            <strong>{`${strings.liveHelp} `}</strong>
            <q dir="auto">{help}</q>
          </>
        ) : (
          text
        )}
      </p>
      <div className={isUnstyled ? undefined : 'connect-actions'}>
        {help && !isInControl && button('done', 'handBack', strings.helpDone, false)}
        {isInControl
          ? button('take-over', 'handBack', strings.handBack, true)
          : status === 'live' &&
            session?.canTakeOver &&
            button('take-over', 'takeOver', strings.takeOver, help !== undefined)}
      </div>
    </div>
  );
}
