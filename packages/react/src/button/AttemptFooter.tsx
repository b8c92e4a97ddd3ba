'use client';
import { useEffect, useState, type ReactElement } from 'react';
import { laterFile } from '../client/laterFile.ts';
import { useIsEmbedded } from '../provider/ConnectContext.ts';
import type { AttemptDetailsProps } from './AttemptDetails.tsx';

/** What an idle button outside a frame of another site does not show. */
const detailsFile = laterFile(() => import('./AttemptDetails.tsx'));

/** What appears below a button: the controls of a pending attempt, and the way out of a frame of another site. */
export function AttemptFooter({ attempt }: Pick<AttemptDetailsProps, 'attempt'>): ReactElement | null {
  const isEmbedded = useIsEmbedded();
  const [file, setFile] = useState<typeof detailsFile.loaded>();
  const isNeeded = isEmbedded || attempt?.popup.isBusy;
  const canRetry = attempt?.popup.canRetry;
  useEffect(() => {
    // A result repeats a load that failed.
    if (isNeeded && (canRetry || !file)) detailsFile.load().then(setFile, () => {});
  }, [isNeeded, canRetry, file]);
  return file ? <file.AttemptDetails attempt={attempt} isEmbedded={isEmbedded} /> : null;
}
