import { ConnectAccountButton, ConnectionList } from '@kit/react';
import { useState } from 'react';

/** A button for LinkedIn, the connected accounts, and a list of how the attempts ended. */
export function AccountsWithOutcomes({ returnTo }: { returnTo?: string | undefined }) {
  const [outcomes, setOutcomes] = useState<string[]>([]);
  return (
    <>
      <ConnectAccountButton
        application="linkedin"
        name="LinkedIn"
        returnTo={returnTo}
        onOutcome={(outcome) =>
          setOutcomes((earlier) => [
            ...earlier,
            outcome.status === 'failed' ? `failed: ${outcome.code}` : outcome.status,
          ])
        }
      />
      <ConnectionList />
      <ol aria-label="Outcomes">
        {outcomes.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ol>
    </>
  );
}
