'use client';
import { useEffect } from 'react';
import { laterFile } from '../client/laterFile.ts';
import { Problem } from '../elements/Problem.tsx';
import { useLaterFile } from '../elements/useLaterFile.ts';
import { useStrings } from '../strings/useStrings.ts';

/** The dialog and the form that open after a press. */
export const formsFile = laterFile(() => import('./forms.ts'));

/**
 * Loads the dialog and the form that open after a press. They are loaded when the first button mounts, so a press does not wait
 * for them. Call `load` when one of them opens: it repeats a load that failed, about which `problem` is the part `partName`.
 */
export function useForms(partName: 'dialog-message' | 'rename-message') {
  const strings = useStrings();
  const { file: forms, failures, load } = useLaterFile(formsFile);
  useEffect(() => formsFile.preload(), []);
  const problem = failures > 0 && (
    <Problem key={failures} name={partName} text={strings.problems.network_error} />
  );
  return { forms, problem, load };
}
