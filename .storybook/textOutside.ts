/** Returns texts, including those for screen readers, that neither match a pattern nor are given names. Dates come from Intl. */
export function textOutside(root: HTMLElement, inside: RegExp, names: string[]): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
  for (const element of root.querySelectorAll('[title]:not(time), [aria-label]')) {
    texts.push(element.getAttribute('title') ?? '', element.getAttribute('aria-label') ?? '');
  }
  return texts.filter((text) => !names.includes(text.trim()) && /\p{L}/u.test(text.replaceAll(inside, '')));
}
