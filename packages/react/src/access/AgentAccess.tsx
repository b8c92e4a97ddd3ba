'use client';
import type { Connection } from '@kit/protocol';
import { useEffect, useRef, type ReactElement } from 'react';
import { FileProblem } from '../elements/FileProblem.tsx';
import { useFocusFallback } from '../elements/focus.ts';
import { useParts } from '../elements/parts.tsx';
import { useLaterFile } from '../elements/useLaterFile.ts';
import { formsFile } from '../list/useForms.tsx';

/** When agents may use an account, with a control to change it. */
export function AgentAccess({ connection }: { connection: Connection }): ReactElement {
  const { part } = useParts();
  const { file, failures, load } = useLaterFile(formsFile);
  const box = useRef<HTMLDivElement>(null);
  useEffect(load, [load]);
  useFocusFallback(box); // the button that loads again vanishes
  return (
    <div {...part('access', 'connect-access')} ref={box}>
      {file ? (
        <file.AccessField connection={connection} />
      ) : (
        failures > 0 && <FileProblem name="access-message" failures={failures} load={load} />
      )}
    </div>
  );
}
