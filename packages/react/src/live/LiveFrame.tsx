'use client';
import { parseUrl } from '@kit/protocol';
import { useEffect, useRef, type ReactElement } from 'react';
import { useParts } from '../elements/parts.tsx';
import type { LiveViewResult } from './useLiveView.ts';

interface LiveFrameProps extends Pick<LiveViewResult, 'onLoad'> {
  url: string;
  title: string;
  /** Whether the browser accepts input of the user. */
  canTakeOver: boolean;
  isInControl: boolean;
}

/** The frame of a live view. Until the user takes over, neither a pointer nor a keyboard reaches it. */
export function LiveFrame({ url, title, canTakeOver, isInControl, onLoad }: LiveFrameProps): ReactElement {
  const { part } = useParts();
  const frame = useRef<HTMLIFrameElement>(null);
  // A page of the app's own origin could remove its sandbox.
  const isForeign = parseUrl(url)?.origin !== location.origin;

  useEffect(() => {
    if (!frame.current) return;
    frame.current.inert = !isInControl; // React 18 and 19 disagree on the attribute
    if (isInControl) frame.current.focus();
  }, [isInControl]);

  return (
    <iframe
      {...part('live-frame', 'connect-live-frame')}
      ref={frame}
      title={title}
      src={url}
      sandbox={isForeign ? 'allow-scripts allow-same-origin' : 'allow-scripts'}
      allow={canTakeOver ? 'clipboard-read; clipboard-write' : ''}
      referrerPolicy="no-referrer"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a frame takes the focus
      tabIndex={isInControl ? 0 : -1}
      // Also with `unstyled`, and before `inert` is set.
      style={isInControl ? undefined : { pointerEvents: 'none' }}
      onLoad={onLoad}
    />
  );
}
