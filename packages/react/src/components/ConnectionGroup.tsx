'use client';
import { memo } from 'react';
import { useApplications } from '../hooks/useApplications.ts';
import { ApplicationAvatar } from './ApplicationAvatar.tsx';
import { ConnectAccountButton } from './ConnectAccountButton.tsx';
import { FullLabel } from './FullLabel.tsx';
import { useApplication } from './useApplication.ts';
import { useParts } from './useParts.tsx';
import { useStrings } from './useStrings.ts';

/** The heading above several accounts of one application, and the way to one more while the server still offers it. */
export const ConnectionGroup = memo(function ConnectionGroup({ application }: { application: string }) {
  const { part } = useParts();
  const strings = useStrings();
  const { name, iconUrl } = useApplication(application);
  const { applications } = useApplications();
  const isOffered = applications.some((entry) => entry.application === application);

  return (
    <li {...part('group', 'connect-group')}>
      <ApplicationAvatar name={name} iconUrl={iconUrl} />
      <div
        // oxlint-disable-next-line prefer-tag-over-role -- an app's own rules for its headings would win over ours
        role="heading"
        aria-level={2}
        {...part('group-title', 'connect-truncate')}
        title={name}
        dir="auto"
        translate="no"
      >
        {name}
      </div>
      {isOffered && (
        <ConnectAccountButton application={application} variant="plain" size="small">
          <FullLabel shown={strings.addAnother} heard={strings.addAnotherOf(name)} />
        </ConnectAccountButton>
      )}
    </li>
  );
});
