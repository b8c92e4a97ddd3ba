/** Text that a translator does not change. */
const untouched = 'font, script, style, textarea, [translate="no"]';

/** Replaces a text node with a copy inside two `<font>` elements. React's node is no longer in the page. */
function wrap(text: Node): void {
  const { parentElement, textContent } = text;
  if (!textContent?.trim() || !parentElement || parentElement.closest(untouched)) return;
  const outer = document.createElement('font');
  outer.append(document.createElement('font'));
  outer.firstElementChild?.append(textContent);
  parentElement.replaceChild(outer, text);
}

function wrapAll(root: Node): void {
  const texts: Node[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  if (root.nodeType === Node.TEXT_NODE) texts.push(root);
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) wrap(text);
}

/**
 * Changes the elements around text as Google Translate does, now and whenever text is added. Keeps the words, so play functions
 * find them. Returns a function that stops it.
 */
export function translatePage(): () => void {
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) wrapAll(node);
  });
  wrapAll(document.body);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}
