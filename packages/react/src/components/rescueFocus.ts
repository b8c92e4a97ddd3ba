/** Moves the focus to `place` if the element that had it has left the page. */
export function rescueFocus(place: HTMLElement | null): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) place?.focus();
  });
}
