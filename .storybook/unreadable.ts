/** Returns what is unreadable in a story: clipped text, and elements that overflow the column. */
export function unreadable(root: HTMLElement): string[] {
  const column = root.querySelector('.story-phone');
  if (!column) throw new Error('The story has no column.');
  const { left, right } = column.getBoundingClientRect();

  return [...column.querySelectorAll<HTMLElement>('*')]
    .filter(
      (element) => !element.closest('.connect-hidden, .connect-widest, svg, [hidden], input[type=hidden]'),
    )
    .filter((element) => element.checkVisibility()) // otherwise it has no box
    .flatMap((element) => {
      const box = element.getBoundingClientRect();
      const isModal = element.closest('dialog') !== null; // centred in the window
      const isOut = !isModal && (box.left < left - 1 || box.right > right + 1);
      const isCut =
        getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      if (!isOut && !isCut) return [];
      const name = `${element.dataset['part'] ?? element.tagName} “${element.textContent}”`;
      return [...(isOut ? [`${name} overflows`] : []), ...(isCut ? [`${name} is cut off`] : [])];
    });
}
