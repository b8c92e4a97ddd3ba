/** How long the element that has the focus may take to leave the page, in milliseconds. */
const patience = 1000;

/** Moves the focus to `place` once the element that has it has left the page. */
export function rescueFocus(place: HTMLElement | null): void {
  const end = performance.now() + patience;
  const look = () => {
    if (document.activeElement === document.body) place?.focus();
    else if (performance.now() < end) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
