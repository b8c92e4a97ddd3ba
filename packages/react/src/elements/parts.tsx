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

/** How a component and everything below it is dressed. */
export interface PartsProps<Part extends PartName = PartName> {
  /** Classes of your own for single parts, by their `data-part`; also for those of components below. */
  classNames?: Partial<Record<Part, string>> | undefined;
  /** Leaves out every class of the kit, here and below; `data-part` and `data-state` stay. */
  unstyled?: boolean | undefined;
}

type RootTag = 'button' | 'form' | 'li' | 'section' | 'span';

/** The props by which every component can become another's own: its element, its classes, its parts. */
export interface RootProps<Tag extends RootTag, Part extends PartName> extends PartsProps<Part> {
  className?: string | undefined;
  /** Makes the element: spread the props on your own component, `ref` and `children` among them. */
  render?: ((props: ComponentPropsWithRef<Tag>) => ReactElement) | undefined;
}

type Attributes<Tag extends RootTag> = ComponentPropsWithRef<Tag> & Record<`data-${string}`, unknown>;

const PartsContext = createContext<PartsProps>({});

/** Gives an element its name and its classes: the kit's own, and the caller's. */
type DressPart = (
  name: PartName,
  own?: string,
  callers?: string,
) => { 'data-part': PartName; className: string | undefined };

/** The same props, of whichever element. */
interface DressProps extends PartsProps {
  className?: string | undefined;
  render?: ((props: never) => ReactElement) | undefined;
}

/**
 * Takes off the props that dress a component; `rest` is for its element. `part` gives an element its name and classes, `Root`
 * makes the outermost one of `parts`.
 */
export function useRootParts<Props extends DressProps>(props: Props) {
  const { className, classNames, unstyled, render, ...rest } = props;
  const inherited = useContext(PartsContext);
  const dress = useMemo<PartsProps>(
    () =>
      classNames || unstyled !== undefined
        ? {
            classNames: { ...inherited.classNames, ...classNames },
            unstyled: unstyled ?? inherited.unstyled,
          }
        : inherited,
    [inherited, classNames, unstyled],
  );
  const part: DressPart = (name, own, callers) => ({
    'data-part': name,
    className:
      [!dress.unstyled && own, dress.classNames?.[name], callers].filter(Boolean).join(' ') || undefined,
  });
  const parts: { part: DressPart; dress: PartsProps } & Pick<Props, 'className' | 'render'> = {
    part,
    dress,
    className,
    render,
  };
  return { parts, part, rest, isUnstyled: dress.unstyled === true };
}

/** Dresses elements as the component around them says. */
export const useParts = (): { part: DressPart; isUnstyled: boolean } => useRootParts({});

interface Parts<Tag extends RootTag> extends Pick<RootProps<Tag, PartName>, 'className' | 'render'> {
  part: DressPart;
  dress: PartsProps;
}

interface RootElementProps<Tag extends RootTag> {
  parts: Parts<Tag>;
  tag: Tag;
  name: PartName;
  /** The kit's own classes. */
  own: string;
  attributes: Attributes<Tag>;
  children?: ReactNode;
}

/** The element of a component, the kit's own or the caller's; hands the classes of the caller down. */
export function Root<Tag extends RootTag>(props: RootElementProps<Tag>): ReactElement {
  const { parts, tag, name, own, attributes, children } = props;
  const all = { ...attributes, ...parts.part(name, own, parts.className), children };
  return (
    <PartsContext.Provider value={parts.dress}>
      {/* oxlint-disable-next-line kit/text-alone -- either is an element */}
      {parts.render ? parts.render(all) : createElement(tag, all)}
    </PartsContext.Provider>
  );
}

/** Hands the classes of the caller down where the element of a component has others beside it. */
export function Dressed({
  parts,
  children,
}: {
  parts: Pick<Parts<RootTag>, 'dress'>;
  children: ReactNode;
}): ReactElement {
  // oxlint-disable-next-line kit/text-alone -- its children are elements
  return <PartsContext.Provider value={parts.dress}>{children}</PartsContext.Provider>;
}
