import type { NativeShell } from '@kit/react';
import { getCurrent, onOpenUrl } from '@tauri-apps/plugin-deep-link';
import { openUrl } from '@tauri-apps/plugin-opener';

export const native: NativeShell = {
  returnLink: 'com.example.app:/connected',
  openBrowser: (url) => openUrl(url),
  async onOpenUrl(listener) {
    for (const url of (await getCurrent()) ?? []) listener(url);
    return onOpenUrl((urls) => {
      for (const url of urls) listener(url);
    });
  },
};
