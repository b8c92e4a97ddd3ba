'use client';
import { pathTo } from '@kit/protocol';
import { forwardRef, useEffect } from 'react';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { useRootParts } from '../elements/parts.tsx';
import { warnOfApplication } from '../engine/prefetch.ts';
import { useApplication, useApplications } from '../picker/useApplications.ts';
import { useAttempt, type AttemptOptions } from '../popup/useConnectPopup.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import type { ApplicationName } from '../provider/Register.ts';
import { consentText } from '../strings/buttonStrings.ts';
import { langAttributes, useButtonStrings } from '../strings/useStrings.ts';
import { AttemptButton, type AttemptControlProps } from './AttemptButton.tsx';

interface ApplicationButtonProps
  extends AttemptControlProps, Omit<AttemptOptions, 'connectionId' | 'requestId'> {
  /** Name of the application in the label. @default the server's name for it */
  name?: string | undefined;
  /** Set it inside your own form: the button then renders no form and needs JavaScript. @default false */
  insideForm?: boolean | undefined;
  /** Shows the application's `consent` below the button, if the server has one. @default true */
  showConsent?: boolean | undefined;
}

export interface ConnectAccountButtonProps extends ApplicationButtonProps {
  /** A key of `createConnect({ applications })` on the server. */
  application: ApplicationName;
}

/** `ConnectAccountButton` for any application that the server names. */
export const ApplicationButton = forwardRef<HTMLElement | null, ApplicationButtonProps>(
  function ApplicationButton(
    {
      application,
      name,
      insideForm = false,
      showConsent = true,
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
    const strings = useButtonStrings();
    const { client } = useConnect();
    const entry = useApplication(application);
    const { iconUrl } = entry;
    const popup = useAttempt({
      application,
      mode,
      returnTo,
      onConnected,
      onOutcome,
      onIdentityCreated,
    });
    const applicationName = name ?? entry.name;

    const box = { ...part('connect', 'connect-attempt'), ...langAttributes(strings) };
    const button = (
      <AttemptButton
        {...rest}
        ref={ref}
        type={insideForm ? 'button' : 'submit'}
        popup={popup}
        applicationName={applicationName}
        subject={applicationName}
        consent={showConsent ? consentText(strings, { ...entry, name: applicationName }) : undefined}
        variant={variant ?? 'solid'}
        size={size ?? 'medium'}
        image={
          iconUrl && variant !== 'plain' ? (
            <ApplicationAvatar name={applicationName} iconUrl={iconUrl} />
          ) : undefined
        }
      >
        {children ?? strings.connect(applicationName)}
      </AttemptButton>
    );
    const content =
      process.env.NODE_ENV === 'production' ? (
        button
      ) : (
        <>
          {button}
          <UnknownApplicationWarning application={application} />
        </>
      );
    if (insideForm) return <div {...box}>{content}</div>;
    return (
      <form {...box} method="post" action={client.baseUrl + pathTo('createAttempt')}>
        <input type="hidden" name="application" value={application} />
        <input type="hidden" name="mode" value="redirect" />
        {returnTo !== undefined && <input type="hidden" name="returnTo" value={returnTo} />}
        {content}
      </form>
    );
  },
);

/**
 * Connects an account when pressed. Renders a form that posts to the handler, so the button works before hydration; inside
 * your own form, set `insideForm`. If no window can open, a link with the same attributes and `ref` replaces it.
 */
export const ConnectAccountButton = forwardRef<HTMLElement | null, ConnectAccountButtonProps>(
  function ConnectAccountButton(props, ref) {
    return <ApplicationButton {...props} ref={ref} />;
  },
);

/** Warns the developer before the first press if the server does not offer the application. In production, a press does. */
function UnknownApplicationWarning({ application }: { application: string }): null {
  const { applications, isPending, error } = useApplications();
  const isMissing = !isPending && !error && applications.every((entry) => entry.application !== application);
  useEffect(() => {
    if (isMissing) warnOfApplication(application);
  }, [isMissing, application]);
  return null;
}
