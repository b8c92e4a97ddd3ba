'use client';
import { forwardRef, useEffect } from 'react';
import { pathTo } from '@kit/protocol';
import { useConnect } from '../provider/ConnectContext.ts';
import { useApplicationPopup, type IdentityPopupOptions } from '../popup/useApplicationPopup.ts';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { SignInButton, type SignInControlProps } from './AttemptButton.tsx';
import { useApplication, useApplications } from '../picker/useApplications.ts';
import { useRootParts } from '../elements/parts.tsx';
import { useSignInStrings, writtenIn } from '../strings/useStrings.ts';
import { warnOfApplication } from '../engine/prefetch.ts';

export interface ConnectAccountButtonProps
  extends SignInControlProps, Omit<IdentityPopupOptions, 'connectionId'> {
  /** What people call the application. @default its name in the catalogue */
  name?: string | undefined;
  /** The button stands in a form of your own: it then brings none, and works once the page's script does. @default false */
  insideForm?: boolean | undefined;
}

/** From this length on a name may be cut, and is put into the tooltip too. */
const longName = 24;

/**
 * Connects an account when pressed. A form around it posts to the handler, so it works before the page's script does;
 * in a form of your own set `insideForm`. Where no window can open a link stands in its place, with the same attributes and `ref`.
 */
export const ConnectAccountButton = forwardRef<HTMLElement | null, ConnectAccountButtonProps>(
  function ConnectAccountButton(
    {
      application,
      name,
      insideForm = false,
      mode,
      returnTo,
      onConnected,
      onOutcome,
      onIdentityCreated,
      variant,
      size,
      children,
      ...rest
    },
    ref,
  ) {
    const { part } = useRootParts(rest);
    const strings = useSignInStrings();
    const { client } = useConnect();
    const catalogued = useApplication(application);
    useWarnOfApplication(application);
    const popup = useApplicationPopup({
      application,
      mode,
      returnTo,
      onConnected,
      onOutcome,
      onIdentityCreated,
    });
    const applicationName = name ?? catalogued.name;

    const box = { ...part('connect', 'connect-attempt'), ...writtenIn(strings) };
    const button = (
      <SignInButton
        title={applicationName.length > longName ? applicationName : undefined}
        {...rest}
        ref={ref}
        type={insideForm ? 'button' : 'submit'}
        popup={popup}
        applicationName={applicationName}
        subject={applicationName}
        variant={variant ?? 'solid'}
        size={size ?? 'medium'}
        picture={
          catalogued.iconUrl && variant !== 'plain' ? (
            <ApplicationAvatar name={applicationName} iconUrl={catalogued.iconUrl} />
          ) : undefined
        }
      >
        {children ?? strings.connect(applicationName)}
      </SignInButton>
    );
    if (insideForm) return <div {...box}>{button}</div>;
    return (
      <form {...box} method="post" action={client.baseUrl + pathTo('createAttempt')}>
        <input type="hidden" name="application" value={application} />
        <input type="hidden" name="mode" value="redirect" />
        {returnTo !== undefined && <input type="hidden" name="returnTo" value={returnTo} />}
        {button}
      </form>
    );
  },
);

/** Tells the developer of a button for what the server does not offer, before anybody presses it. */
export function useWarnOfApplication(application: string): void {
  const { applications, isPending, error } = useApplications();
  const isMissing = !isPending && !error && applications.every((entry) => entry.application !== application);
  useEffect(() => {
    if (isMissing) warnOfApplication(application);
  }, [isMissing, application]);
}
