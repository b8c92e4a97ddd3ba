'use client';
import type { ReactElement } from 'react';
import { useApplications } from '../hooks/useApplications.ts';
import { ConnectAccountButton } from './ConnectAccountButton.tsx';
import { Hidden } from './Hidden.tsx';
import { strings } from './strings.ts';
import { useApplication } from './useApplication.ts';
import { useParts } from './useParts.tsx';

/** The heading above several accounts of one application, and the way to one more while the server still offers it. */
export function ConnectionGroup({ application }: { application: string }): ReactElement {
  const { part } = useParts();
  const { name } = useApplication(application);
  const { applications } = useApplications();
  const isOffered = applications.some((entry) => entry.application === application);

  return (
    <li {...part('group', 'kit-group')}>
      <h2 {...part('group-title', 'kit-truncate')} title={name} dir="auto">
        {name}
      </h2>
      {isOffered && (
        <ConnectAccountButton application={application} variant="plain" size="small">
          {strings.addAnother}
          <Hidden> {name}</Hidden>
        </ConnectAccountButton>
      )}
    </li>
  );
}
