'use client';
import { useEffect } from 'react';
import { warnOfApplication } from '../engine/warnOfApplication.ts';
import { useApplications } from '../hooks/useApplications.ts';

/** Tells the developer of a button for what the server does not offer, before anybody presses it. */
export function useWarnOfApplication(application: string): void {
  const { applications, isPending, error } = useApplications();
  const isMissing = !isPending && !error && applications.every((entry) => entry.application !== application);
  useEffect(() => {
    if (isMissing) warnOfApplication(application);
  }, [isMissing, application]);
}
