'use client';
import { useRef, type ReactElement, type RefObject } from 'react';
import { useParts } from '../elements/parts.tsx';
import { useAnnounce } from '../provider/LiveRegion.tsx';
import { useLiveStrings } from '../strings/useLiveStrings.ts';
import { LiveActions } from './LiveActions.tsx';
import { LiveCover } from './LiveCover.tsx';
import { LiveFrame } from './LiveFrame.tsx';
import { LiveHeader, useNames } from './LiveHeader.tsx';
import { useFullScreen } from './useFullScreen.ts';
import type { LiveViewResult } from './useLiveView.ts';

interface LiveContentProps {
  result: LiveViewResult;
  box: RefObject<HTMLElement | null>;
  titleId: string;
}

/** The content of a live view: the browser and its controls. */
export function LiveContent({ result, box, titleId }: LiveContentProps): ReactElement {
  const { part } = useParts();
  const fullButton = useRef<HTMLButtonElement>(null);
  const mainButton = useRef<HTMLButtonElement>(null);
  const strings = useLiveStrings();
  const names = useNames(result.session);
  const title = strings.liveTitle(names);
  const fullScreen = useFullScreen(box, fullButton);
  const announce = useAnnounce();
  const { status, session, url, round, onLoad } = result;
  const isInControl = status === 'taken';

  const skip = (to: typeof fullButton) =>
    isInControl && (
      <button
        type="button"
        {...part('live-skip', 'connect-button connect-live-skip')}
        data-size="small"
        onClick={() => to.current?.focus()}
      >
        <span>{strings.skipBrowser}</span>
      </button>
    );

  return (
    <>
      <LiveHeader
        result={result}
        names={names}
        titleId={titleId}
        fullScreen={fullScreen}
        fullButton={fullButton}
      />
      <div {...part('live-screen', 'connect-live-screen')}>
        {skip(mainButton)}
        {url !== undefined && session && (
          <LiveFrame
            key={round}
            url={url}
            title={title}
            canTakeOver={session.canTakeOver}
            isInControl={isInControl}
            onLoad={onLoad}
          />
        )}
        <LiveCover result={result} announce={announce} />
        {skip(fullButton)}
      </div>
      <LiveActions
        result={result}
        announce={announce}
        mainButton={mainButton}
        notice={fullScreen.isUnsupported ? strings.fullScreenUnsupported : ''}
      />
    </>
  );
}
