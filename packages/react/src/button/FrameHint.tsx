'use client';
import { useEffect, useState, type ReactElement } from 'react';
import { laterFile } from '../client/laterFile.ts';
import { useIsEmbedded } from '../provider/ConnectContext.ts';
import type { OwnTabProps } from './OwnTab.tsx';

/** What only an app in a frame of another site shows. */
const ownTabFile = laterFile(() => import('./OwnTab.tsx'));

/** The way out of a frame of another site, after a sign-in that did not connect. */
export function FrameHint(props: OwnTabProps): ReactElement | null {
  const isEmbedded = useIsEmbedded();
  const [file, setFile] = useState<typeof ownTabFile.loaded>();
  const canRetry = props.popup?.canRetry;
  useEffect(() => {
    // A result repeats a load that failed.
    if (isEmbedded && (canRetry || !file)) ownTabFile.load().then(setFile, () => {});
  }, [isEmbedded, canRetry, file]);
  return file ? <file.OwnTab {...props} /> : null;
}
