import type { CDPSession } from '@vitest/browser-playwright';
import { cdp } from 'vitest/browser';

/** What Chromium's accessibility tree says of one element. */
interface AxNode {
  nodeId: string;
  parentId?: string;
  backendDOMNodeId?: number;
  ignored: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
  description?: { value?: unknown };
  properties?: { name: string; value: { value?: unknown } }[];
}

/**
 * Writes down what someone hears who cannot see the page: each element that gets the focus, by role and name, with the dialog
 * or region it stands in when that is entered; and each sentence of the live region. Read from the browser's own tree.
 */
export class ScreenReader {
  /** In order; a line is there once the browser has been asked about it. */
  readonly lines: string[] = [];
  #last: Element | null = null;
  #around: unknown[] = [];
  #work: Promise<void> = Promise.resolve();
  readonly #observer = new MutationObserver(() => this.#then(() => this.#sentence()));
  #said = '';

  constructor() {
    this.#observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    document.addEventListener('focusin', this.#onFocus);
  }

  stop(): void {
    this.#observer.disconnect();
    document.removeEventListener('focusin', this.#onFocus);
  }

  /** Says once more what has the focus. */
  async readFocus(): Promise<void> {
    this.#then(() => this.#focused());
    await this.#work;
  }

  /** A focus that comes back within one task, as when React mounts twice, is heard once. */
  readonly #onFocus = () =>
    this.#then(async () => {
      if (document.activeElement === this.#last) return;
      this.#last = document.activeElement;
      await this.#focused();
    });

  /** One question at a time, so that the lines keep their order. */
  #then(next: () => Promise<void>): void {
    this.#work = this.#work.then(next);
  }

  async #focused(): Promise<void> {
    const nodes = await readTree();
    const focused = nodes.find((node) => node.role?.value !== 'RootWebArea' && has(node, 'focused'));
    if (!focused) return;
    const around = ancestors(nodes, focused).filter(
      ({ role, ignored }) => !ignored && (role?.value === 'dialog' || role?.value === 'region'),
    );
    const entered = around.filter(({ backendDOMNodeId }) => !this.#around.includes(backendDOMNodeId));
    this.#around = around.map(({ backendDOMNodeId }) => backendDOMNodeId);
    for (const node of entered.toReversed()) this.lines.push(describe(node));
    if (!around.includes(focused)) this.lines.push(describe(focused));
  }

  async #sentence(): Promise<void> {
    const region = document.querySelector('[data-part="live-region"]');
    const text = region?.textContent?.trim() ?? '';
    if (text === this.#said) return;
    this.#said = text;
    const isExposed = (await readTree()).some(
      (node) => !node.ignored && node.role?.value === 'status' && has(node, 'live', 'polite'),
    );
    this.lines.push(`${isExposed ? 'announced' : 'not heard'}: ${text}`);
  }
}

async function readTree(): Promise<AxNode[]> {
  const browser: CDPSession = cdp();
  const { frameTree } = await browser.send('Page.getFrameTree');
  const frame = frameTree.childFrames?.find(({ frame: { url } }) => url === location.href) ?? frameTree;
  const { nodes } = await browser.send('Accessibility.getFullAXTree', { frameId: frame.frame.id });
  return nodes;
}

function ancestors(nodes: AxNode[], node: AxNode): AxNode[] {
  const parent = nodes.find(({ nodeId }) => nodeId === node.parentId);
  return parent ? [node, ...ancestors(nodes, parent)] : [node];
}

const has = ({ properties }: AxNode, name: string, value: unknown = true) =>
  properties?.some((property) => property.name === name && property.value.value === value) ?? false;

const text = (value: unknown) => (typeof value === 'string' ? value.replaceAll(/\s/g, ' ') : '');

function describe({ role, name, description, ...node }: AxNode): string {
  const parts = [`${text(role?.value)} “${text(name?.value)}”`, text(description?.value)];
  if (has({ ...node }, 'busy', 1)) parts.push('busy');
  return parts.filter(Boolean).join(', ');
}
