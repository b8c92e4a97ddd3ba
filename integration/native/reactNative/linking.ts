// Replaces React Native's `Linking` in the test, whose desktop opens links.
import type { Linking as Real } from 'react-native';

let open = async (_url: string): Promise<void> => {};
const listeners = new Set<(event: { url: string }) => void>();

/** Sets what opens links. */
export function openLinksWith(next: (url: string) => Promise<void>): void {
  open = next;
}

/** Opens the app with a link. */
export function receiveLink(url: string): void {
  for (const listener of listeners) listener({ url });
}

export const Linking: typeof Real = {
  openURL: (url) => open(url),
  getInitialURL: async () => null,
  addEventListener(_type, listener) {
    listeners.add(listener);
    return { remove: () => void listeners.delete(listener) };
  },
};
