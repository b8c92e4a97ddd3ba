import type { NativeShell } from '@kit/react';

declare global {
  interface Window {
    /** From the preload script. Undefined in a browser. */
    shell?: Omit<NativeShell, 'returnLink'>;
  }
}

export const native: NativeShell | undefined = window.shell && {
  returnLink: 'com.example.app:/connected',
  ...window.shell,
};
