'use client';
import {
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
} from 'react';
import { focusAround } from '../elements/focus.ts';
import { useParts } from '../elements/parts.tsx';
import { useEscape } from '../elements/useEscape.ts';
import { langAttributes, useStrings } from '../strings/useStrings.ts';
import { RowContext } from './AccountLabel.tsx';

interface RowMenuItemsProps {
  id: string;
  /** The button that has opened the menu. */
  button: RefObject<HTMLButtonElement | null>;
  /** Which item has the focus first. */
  focused: 'first' | 'last';
  onClose: () => void;
  onDisconnect: () => void;
}

/** Pixels between the menu and the button, and between the menu and the edge of the window. */
const gap = 4;

/** An open menu, in the top layer. It closes when it loses the focus, or when the page scrolls. */
export function RowMenuItems(props: RowMenuItemsProps): ReactElement {
  const { id, button, focused, onClose, onDisconnect } = props;
  const { part } = useParts();
  const strings = useStrings();
  const row = useContext(RowContext);
  const menu = useRef<HTMLDivElement>(null);
  const close = () => {
    button.current?.focus();
    onClose();
  };

  useLayoutEffect(() => {
    if (!menu.current || !button.current) return;
    menu.current.showPopover();
    place(menu.current, button.current);
  }, [button]);
  useEffect(
    () =>
      itemsOf(menu.current)
        .at(focused === 'first' ? 0 : -1)
        ?.focus(),
    [focused],
  );
  useEffect(() => {
    window.addEventListener('resize', onClose);
    document.addEventListener('scroll', onClose, true);
    return () => {
      window.removeEventListener('resize', onClose);
      document.removeEventListener('scroll', onClose, true);
    };
  });
  useEscape(menu, close);

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return close(); // the browser goes on from the button
    const items = itemsOf(menu.current);
    const current = items.findIndex((item) => item === focusAround(item));
    const next = nextOf(event.key, current, items.length);
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  };
  const item = (label: string, onSelect: (() => void) | undefined) => (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      {...part('menu-item', 'connect-menu-item')}
      onClick={() => {
        close();
        onSelect?.();
      }}
    >
      {label}
    </button>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its items have the focus
    <div
      ref={menu}
      id={id}
      role="menu"
      popover="manual"
      aria-labelledby={`${id}-name`}
      {...part('menu', 'connect-menu')}
      {...langAttributes(strings)}
      onKeyDown={(event) => {
        event.stopPropagation(); // a row of the app may listen
        press(event);
      }}
      onClick={(event) => event.stopPropagation()}
      onToggle={(event) => event.stopPropagation()} // React would pass it to a popover of the app
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget) && relatedTarget !== button.current) onClose();
      }}
    >
      {item(strings.rename, row?.rename)}
      {item(strings.disconnect, onDisconnect)}
    </div>
  );
}

const itemsOf = (menu: Element | null) => [
  ...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []),
];

/** Returns the item that a key goes to. From the last one, the next is the first. */
function nextOf(key: string, current: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (current + 1) % count;
  if (key === 'ArrowUp') return (current - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

/** Puts the menu below the button, or above it if there is no space, with its end at the button's. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const { top, bottom, left, right } = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const { clientWidth, clientHeight } = button.ownerDocument.documentElement;
  const x = getComputedStyle(button).direction === 'rtl' ? left : right - width;
  const y = bottom + gap + height > clientHeight ? top - gap - height : bottom + gap;
  menu.style.left = `${Math.max(gap, Math.min(x, clientWidth - width - gap))}px`;
  menu.style.top = `${Math.max(gap, y)}px`;
}
