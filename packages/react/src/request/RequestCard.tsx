'use client';
import { forwardRef, useEffect, useId, type ComponentPropsWithoutRef } from 'react';
import { laterFile } from '../client/laterFile.ts';
import { FileProblem } from '../elements/FileProblem.tsx';
import { useFocusFallback } from '../elements/focus.ts';
import type { RequestPart } from '../elements/partNames.ts';
import { Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useLaterFile } from '../elements/useLaterFile.ts';
import { useMergedRef } from '../elements/useMergedRef.ts';
import { langAttributes, useButtonStrings } from '../strings/useStrings.ts';
import type { UseConnectionRequestResult } from './useConnectionRequest.ts';

/** What a card shows. It loads while its request is read. */
export const contentFile = laterFile(() => import('./RequestContent.tsx'));

/** The attributes of the box around a request. */
export interface RequestBoxProps
  extends
    Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'className' | 'part'>,
    RootProps<'section', RequestPart> {}

interface RequestCardProps extends RequestBoxProps {
  result: UseConnectionRequestResult;
}

/** A request in a box, once the file of its content is loaded, or could not be. */
export const RequestCard = forwardRef<HTMLElement, RequestCardProps>(function RequestCard(props, ref) {
  const later = useLaterFile(contentFile);
  const { file, failures, load } = later;
  useEffect(load, [load]);
  return file || failures > 0 ? <RequestBox {...props} ref={ref} later={later} /> : null;
});

interface RequestBoxWithFile extends RequestCardProps {
  later: ReturnType<typeof useLaterFile<typeof contentFile.loaded & object>>;
}

const RequestBox = forwardRef<HTMLElement, RequestBoxWithFile>(function RequestBox(
  { result, later: { file, failures, load }, ...props },
  ref,
) {
  const { parts, rest } = useRootParts(props);
  const [box, attach] = useMergedRef(ref);
  const titleId = useId();
  const strings = useButtonStrings();
  useFocusFallback(box); // the buttons vanish when the request ends

  return (
    <Root
      parts={parts}
      tag="section"
      name="request"
      baseClass="connect-request"
      attributes={{
        role: 'group',
        'aria-labelledby': rest['aria-label'] ? undefined : file && result.request && titleId,
        tabIndex: -1,
        ...langAttributes(strings),
        ...rest,
        ref: attach,
        'data-state': result.request?.status ?? 'failed',
      }}
    >
      {file ? (
        <file.RequestContent result={result} titleId={titleId} />
      ) : (
        <FileProblem name="request-message" failures={failures} load={load} />
      )}
    </Root>
  );
});
