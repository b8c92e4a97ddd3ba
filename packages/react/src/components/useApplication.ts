'use client';
import type { Application } from '@kit/protocol';
import { useApplications } from '../hooks/useApplications.ts';

/** The catalogue's entry of an application; until it is known, its own name with a capital letter. */
export function useApplication(application: string): Application {
  const { applications } = useApplications();
  return (
    applications.find((entry) => entry.application === application) ?? {
      application,
      name: application.charAt(0).toUpperCase() + application.slice(1),
    }
  );
}
