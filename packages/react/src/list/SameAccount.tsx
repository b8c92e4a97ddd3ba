'use client';
import type { Connection } from '@kit/protocol';
import { useRef, useState, type ReactElement } from 'react';
import { AttemptButton } from '../button/AttemptButton.tsx';
import { useFocusFallback } from '../elements/focus.ts';
import { useParts } from '../elements/parts.tsx';
import { Problem } from '../elements/Problem.tsx';
import { useApplication } from '../picker/useApplications.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import { useProblemText } from '../strings/useProblemText.ts';
import { useFormStrings } from '../strings/useFormStrings.ts';
import { AccountLabel } from './AccountLabel.tsx';
import { openMemory } from './memory.ts';
import { useAccountText } from './names.ts';
import { useRefresh } from './useRefresh.ts';

export interface SameAccountProps {
  /** The connection of the row. */
  connection: Connection;
  /** All connections of the account, in the order in which they were connected. */
  account: readonly Connection[];
  onDisconnected?: ((connection: Connection) => void) | undefined;
}

/** Asks whether an account that is connected more than once should be connected once. */
export function SameAccount(props: SameAccountProps): ReactElement | null {
  const { connection, account } = props;
  const { environment = window } = useConnect();
  const { part } = useParts();
  const strings = useFormStrings();
  const { name } = useApplication(connection.application);
  const textOf = useAccountText();
  const [isKept, setKept] = useState(() => openMemory(environment).isKept(connection.id));
  const { popup, step, error, start, finish, end } = useRefresh(props);
  const problem = useProblemText(error);
  const box = useRef<HTMLDivElement>(null);
  useFocusFallback(box);
  if (isKept) return null;

  const keep = () => {
    end();
    openMemory(environment).keep(account.map(({ id }) => id));
    setKept(true);
  };
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
            onClick={keep}
          >
            {label(account.length > 2 ? strings.keepAll : strings.keepBoth)}
          </button>
        </div>
      )}
    </div>
  );
}
