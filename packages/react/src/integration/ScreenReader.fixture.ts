import type { CDPSession } from '@vitest/browser-playwright';
import { cdp } from 'vitest/browser';

/** A node of Chromium's accessibility tree. */
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
 * Records what a screen reader reads: each focused element by role and name, with the dialog or region when the focus enters it,
 * and each announcement. Reads the browser's accessibility tree.
 */
export class ScreenReader {
  /** In order. A line is added after the browser has answered. */
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

  /** Records the focused element again. */
  async readFocus(): Promise<void> {
    this.#then(() => this.#focused());
    await this.#work;
  }

  /** A focus that returns within one task, as when React mounts twice, is recorded once. */
  readonly #onFocus = () =>
    this.#then(async () => {
      if (document.activeElement === this.#last) return;
      this.#last = document.activeElement;
      await this.#focused();
    });

  /** One query at a time, to keep the order of the lines. */
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
    this.lines.push(`${isExposed ? 'announced' : 'not announced'}: ${text}`);
  }
}

/** The elements of these roles by their names, indented as they contain each other. */
export async function outline(roles: string[]): Promise<string[]> {
  const nodes = await readTree();
  const isIn = ({ role, ignored }: AxNode) => !ignored && roles.includes(text(role?.value));
  return nodes.filter(isIn).map((node) => {
    const depth = ancestors(nodes, node).filter(isIn).length - 1;
    return `${'  '.repeat(depth)}${text(node.role?.value)} ${text(node.name?.value)}`.trimEnd();
  });
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
