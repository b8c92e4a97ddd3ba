'use client';
import { agentAccesses, type Connection } from '@kit/protocol';
import { useId, type ReactElement } from 'react';
import { useParts } from '../elements/parts.tsx';
import { Problem } from '../elements/Problem.tsx';
import { useAccountText } from '../list/names.ts';
import { useApplication } from '../picker/useApplications.ts';
import { useAnnounce } from '../provider/LiveRegion.tsx';
import { useFormStrings } from '../strings/useFormStrings.ts';
import { useProblemText } from '../strings/useProblemText.ts';
import { useAgentAccess } from './useAgentAccess.ts';

/** The content of `AgentAccess`, which loads it after the first paint. */
export function AccessField({ connection }: { connection: Connection }): ReactElement {
  const { part } = useParts();
  const strings = useFormStrings();
  const { name } = useApplication(connection.application);
  const textOf = useAccountText();
  const announce = useAnnounce();
  const { access, changeAccess, isSaving, error } = useAgentAccess(connection);
  const problem = useProblemText(error);
  const [fieldId, messageId] = [useId(), useId()];

  const save = async (chosen: string) => {
    const next = agentAccesses.find((each) => each === chosen);
    if (!next) return;
    const result = await changeAccess(next);
    if (result.ok) announce(strings.announceAccess(strings.agentAccesses[next]));
  };

  return (
    <>
      <label htmlFor={fieldId} {...part('access-label')}>
        {strings.agentAccess}
      </label>
      <select
        {...part('access-select', 'connect-input')}
        id={fieldId}
        value={access}
        aria-label={strings.labelled(strings.agentAccess, strings.account(name, textOf(connection)))}
        aria-describedby={problem && messageId}
        aria-busy={isSaving}
        onChange={(event) => void save(event.target.value)}
      >
        {agentAccesses.map((each) => (
          <option key={each} value={each}>
            {strings.agentAccesses[each]}
          </option>
        ))}
      </select>
      <Problem name="access-message" id={messageId} text={problem} />
    </>
  );
}
