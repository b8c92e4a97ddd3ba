'use client';
import {
  createContext,
  createElement,
  useContext,
  useMemo,
  type ComponentPropsWithRef,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { PartName } from './partNames.ts';

/** Styling props that apply to a component and to every component inside it. */
export interface PartsProps<Part extends PartName = PartName> {
  /** Your own classes for single parts, by `data-part`. Also apply to components inside. */
  classNames?: Partial<Record<Part, string>> | undefined;
  /** Omits the kit's classes, here and inside, but not in the dialog. `data-part` and `data-state` stay. @default false */
  unstyled?: boolean | undefined;
}

type RootTag = 'button' | 'form' | 'li' | 'section' | 'span' | 'time';

/** Props that replace a component's element, classes and parts. */
export interface RootProps<Tag extends RootTag, Part extends PartName> extends PartsProps<Part> {
  /** Your own class for the element, in addition to the kit's. */
  className?: string | undefined;
  /** Renders the element. Spread the given props, including `ref` and `children`, on your own component. */
  render?: ((props: ComponentPropsWithRef<Tag>) => ReactElement) | undefined;
}

/** Returns the name and the classes of an inner element. */
export type GetPartProps = (
  name: PartName,
  baseClass?: string,
  className?: string,
) => { 'data-part': PartName; className: string | undefined };

const PartsContext = createContext<PartsProps>({});

interface AnyRootProps extends PartsProps {
  className?: string | undefined;
  render?: ((props: never) => ReactElement) | undefined;
}

/**
 * Separates the styling props from `rest`, which are the attributes of the element. `part` returns the name and classes of an
 * inner element; `Root` renders the outer one from `parts`.
 */
export function useRootParts<Props extends AnyRootProps>(props: Props) {
  const { className, classNames, unstyled, render, ...rest } = props;
  const inherited = useContext(PartsContext);
  const context = useMemo<PartsProps>(
    () =>
      classNames || unstyled !== undefined
        ? {
            classNames: { ...inherited.classNames, ...classNames },
            unstyled: unstyled ?? inherited.unstyled,
          }
        : inherited,
    [inherited, classNames, unstyled],
  );
  const part: GetPartProps = (name, baseClass, ownClass) => ({
    'data-part': name,
    className:
      [!context.unstyled && baseClass, context.classNames?.[name], ownClass].filter(Boolean).join(' ') ||
      undefined,
  });
  const parts: RootParts & Pick<Props, 'className' | 'render'> = { part, context, className, render };
  return { parts, part, rest, isUnstyled: context.unstyled === true };
}

/** Returns `part` for elements inside a component that has a `Root`. */
export const useParts = (): { part: GetPartProps; isUnstyled: boolean } => useRootParts({});

interface RootParts {
  part: GetPartProps;
  context: PartsProps;
}

interface RootElementProps<Tag extends RootTag> {
  parts: RootParts & Pick<RootProps<Tag, PartName>, 'className' | 'render'>;
  tag: Tag;
  name: PartName;
  baseClass: string;
  attributes: ComponentPropsWithRef<Tag> & Record<`data-${string}`, unknown>;
  children?: ReactNode;
}

/** Renders the outer element of a component, or the caller's own, and passes the classes down. */
export function Root<Tag extends RootTag>(props: RootElementProps<Tag>): ReactElement {
  const { parts, tag, name, baseClass, attributes, children } = props;
  const all = { ...attributes, ...parts.part(name, baseClass, parts.className), children };
  return (
    <PartsProvider parts={parts}>{parts.render ? parts.render(all) : createElement(tag, all)}</PartsProvider>
  );
}

/** Passes the caller's classes down, for a component that renders other elements beside its root. */
export function PartsProvider({
  parts,
  children,
}: {
  parts: Pick<RootParts, 'context'>;
  children: ReactNode;
}): ReactElement {
  // oxlint-disable-next-line kit/text-alone -- the children are elements
  return <PartsContext.Provider value={parts.context}>{children}</PartsContext.Provider>;
}
