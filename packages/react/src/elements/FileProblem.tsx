'use client';
import type { ReactElement } from 'react';
import { useButtonStrings } from '../strings/useStrings.ts';
import { useParts } from './parts.tsx';
import { Problem, type ProblemPart } from './Problem.tsx';

interface FileProblemProps {
  /** Part of the message. */
  name: ProblemPart;
  /** From `useLaterFile`. */
  failures: number;
  load: () => void;
}

/** Says that the content of a component could not be loaded, with a button that loads it again. */
export function FileProblem({ name, failures, load }: FileProblemProps): ReactElement {
  const { part } = useParts();
  const strings = useButtonStrings();
  return (
    <>
      <Problem key={failures} name={name} text={strings.problems.network_error} />
      <button type="button" {...part('retry', 'connect-button')} data-size="small" onClick={load}>
        <span>{strings.tryAgain}</span>
      </button>
    </>
  );
}
