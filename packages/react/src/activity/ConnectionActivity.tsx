'use client';
import type { Connection } from '@kit/protocol';
import { forwardRef, useEffect, type ComponentPropsWithoutRef } from 'react';
import { laterFile } from '../client/laterFile.ts';
import { FileProblem } from '../elements/FileProblem.tsx';
import { useFocusFallback } from '../elements/focus.ts';
import type { ActivityPart } from '../elements/partNames.ts';
import { Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useLaterFile } from '../elements/useLaterFile.ts';
import { useMergedRef } from '../elements/useMergedRef.ts';
import { useAccountText } from '../list/names.ts';
import { useApplication } from '../picker/useApplications.ts';
import { langAttributes, useStrings } from '../strings/useStrings.ts';

const listFile = laterFile(() => import('./SessionList.tsx'));

export interface ConnectionActivityProps
  extends
    Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'className'>,
    RootProps<'section', ActivityPart> {
  /** The account. */
  connection: Connection;
}

/** Shows who used an account recently, what for, and how it ended. The user can stop a browser that runs. */
export const ConnectionActivity = forwardRef<HTMLElement, ConnectionActivityProps>(
  function ConnectionActivity({ connection, ...props }, ref) {
    const { parts, rest } = useRootParts(props);
    const [box, attach] = useMergedRef(ref);
    const strings = useStrings();
    const textOf = useAccountText();
    const { name } = useApplication(connection.application);
    const { file, failures, load } = useLaterFile(listFile);
    useEffect(load, [load]);
    useFocusFallback(box); // the button that loads again vanishes

    return (
      <Root
        parts={parts}
        tag="section"
        name="activity"
        baseClass="connect-activity"
        attributes={{
          tabIndex: -1,
          'aria-label': strings.activityOf(strings.account(name, textOf(connection))),
          ...langAttributes(strings),
          ...rest,
          ref: attach,
          'aria-busy': !file && failures === 0,
        }}
      >
        {file ? (
          <file.SessionList connection={connection} box={box} />
        ) : (
          failures > 0 && <FileProblem name="session-message" failures={failures} load={load} />
        )}
      </Root>
    );
  },
);
