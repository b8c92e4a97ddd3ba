/** Text that a translator leaves alone. */
const untouched = 'font, script, style, textarea, [translate="no"]';

/** Puts a copy of a text into two `<font>` elements in its place. The node that React holds is no longer in the page. */
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
 * Does to the page what Google Translate does to the elements around its text, now and whenever text is added. The words stay,
 * so that plays find them. Returns what ends it.
 */
export function translatePage(): () => void {
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) wrapAll(node);
  });
  wrapAll(document.body);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}
