/** What has the focus in the document or shadow root of an element. A document names no element inside a shadow root. */
export function focusAround(element: Element): Element | null {
  const root = element.getRootNode();
  return (root instanceof ShadowRoot ? root : element.ownerDocument).activeElement;
}

/** Whether nothing has the focus, as after the element that had it was removed. */
export const isFocusLost = ({ ownerDocument: { activeElement, body } }: Element): boolean =>
  activeElement === body || activeElement === null;
