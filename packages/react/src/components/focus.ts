/** What has the focus in the document or shadow root of an element. A document names no element inside a shadow root. */
export function focusAround(element: Element): Element | null {
  const root = element.getRootNode();
  return (root instanceof ShadowRoot ? root : element.ownerDocument).activeElement;
}

/** Whether something can be given the focus, also if it is in the document of a frame, which has classes of its own. */
export const isFocusable = (target: EventTarget | null): target is HTMLElement =>
  target !== null && 'focus' in target;

/** Whether nothing has the focus, as after the element that had it was removed. */
export const isFocusLost = ({ ownerDocument: { activeElement, body } }: Element): boolean =>
  activeElement === body || activeElement === null;
