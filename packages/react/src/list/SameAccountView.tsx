'use client';
import type { ReactElement, RefObject } from 'react';
import { AttemptButton } from '../button/AttemptButton.tsx';
import { useParts } from '../elements/parts.tsx';
import { Problem } from '../elements/Problem.tsx';
import { useApplication } from '../picker/useApplications.ts';
import { useProblemText } from '../strings/useProblemText.ts';
import { useFormStrings } from '../strings/useFormStrings.ts';
import { AccountLabel } from './AccountLabel.tsx';
import { useAccountText } from './names.ts';
import type { SameAccountProps } from './SameAccount.tsx';
import type { RefreshResult } from './useRefresh.ts';

interface SameAccountViewProps extends Pick<SameAccountProps, 'connection' | 'account'> {
  refresh: RefreshResult;
  box?: RefObject<HTMLDivElement | null>;
  onKeep: () => void;
}

/** The notice about an account that is connected more than once, in one step of the refresh. */
export function SameAccountView({
  connection,
  account,
  refresh,
  box,
  onKeep,
}: SameAccountViewProps): ReactElement {
  const { popup, step, error, start, finish } = refresh;
  const { part } = useParts();
  const strings = useFormStrings();
  const { name } = useApplication(connection.application);
  const textOf = useAccountText();
  const problem = useProblemText(error);
  const label = (text: string) => (
    <AccountLabel
      connection={connection}
      visibleText={text}
      fullText={(full) => strings.labelled(text, full)}
    />
  );
  const texts = {
    asking: strings.sameAccount,
    checking: strings.status.pending.reason,
    disconnecting: strings.disconnecting,
  };
  return (
    <div {...part('same-account', 'connect-same')} ref={box} data-state={problem ? 'failed' : step}>
      {problem ? (
        <Problem name="same-account-message" text={problem} />
      ) : (
        <p {...part('same-account-text')}>{texts[step]}</p>
      )}
      {problem && (
        <button type="button" {...part('retry', 'connect-button')} data-size="small" onClick={finish}>
          {label(strings.retry)}
        </button>
      )}
      {step === 'asking' && (
        <div {...part('same-account-actions', 'connect-actions')}>
          <div {...part('reconnect', 'connect-attempt')}>
            <AttemptButton
              type="button"
              popup={popup}
              applicationName={name}
              subject={strings.account(name, textOf(connection))}
              variant="outline"
              size="small"
              onClick={start}
            >
              {label(strings.refresh)}
            </AttemptButton>
          </div>
          <button
            type="button"
            {...part('keep', 'connect-button')}
            data-variant="plain"
            data-size="small"
            onClick={onKeep}
          >
            {label(account.length > 2 ? strings.keepAll : strings.keepBoth)}
          </button>
        </div>
      )}
    </div>
  );
}
