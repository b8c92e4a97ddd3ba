'use client';
import { forwardRef, useEffect, useId, type ComponentPropsWithoutRef } from 'react';
import { laterFile } from '../client/laterFile.ts';
import { FileProblem } from '../elements/FileProblem.tsx';
import { useFocusFallback } from '../elements/focus.ts';
import { Icon, spinner } from '../elements/Icon.tsx';
import type { LivePart } from '../elements/livePartNames.ts';
import { Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useLaterFile } from '../elements/useLaterFile.ts';
import { useMergedRef } from '../elements/useMergedRef.ts';
import { langAttributes, useButtonStrings } from '../strings/useStrings.ts';
import type { LiveViewResult } from './useLiveView.ts';

/** What a live view shows. It loads while the browser is read. */
const contentFile = laterFile(() => import('./LiveContent.tsx'));

/** The size of the box around a live view, and its attributes. */
export interface LiveBoxProps
  extends
    Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'className' | 'onEnded' | 'part'>,
    RootProps<'section', LivePart> {
  /** `small` is at most 24rem wide. `docked` is small too, and stays in the corner of the window. @default 'wide' */
  variant?: 'wide' | 'small' | 'docked' | undefined;
}

interface LiveCardProps extends LiveBoxProps {
  result: LiveViewResult;
}

/** A live view with its controls. Its size is the same in every state, also before its content is loaded. */
export const LiveCard = forwardRef<HTMLElement, LiveCardProps>(function LiveCard(
  { result, variant = 'wide', ...props },
  ref,
) {
  const { parts, part, rest, isUnstyled } = useRootParts(props);
  const [box, attach] = useMergedRef(ref);
  const titleId = useId();
  const strings = useButtonStrings();
  const { file, failures, load } = useLaterFile(contentFile);
  useEffect(load, [load]);
  useFocusFallback(box); // the buttons vanish when the browser ends

  return (
    <Root
      parts={parts}
      tag="section"
      name="live"
      baseClass="connect-live"
      attributes={{
        role: 'group',
        'aria-labelledby': rest['aria-label'] ? undefined : file && titleId,
        'aria-busy': !file && failures === 0,
        tabIndex: -1,
        ...langAttributes(strings),
        ...rest,
        ref: attach,
        'data-state': result.status,
        'data-variant': variant,
      }}
    >
      {file ? (
        <file.LiveContent result={result} box={box} titleId={titleId} />
      ) : (
        <>
          <div {...part('live-header', 'connect-live-header')}>
            <div className={isUnstyled ? undefined : 'connect-live-heading'} />
          </div>
          <div {...part('live-screen', 'connect-live-screen')}>
            <div {...part('live-cover', 'connect-live-cover')}>
              {failures > 0 ? (
                <FileProblem name="live-note" failures={failures} load={load} />
              ) : (
                <Icon drawing={spinner} />
              )}
            </div>
          </div>
          <div {...part('live-actions', 'connect-live-actions')} />
        </>
      )}
    </Root>
  );
});
