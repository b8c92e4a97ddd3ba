import { App } from '@capacitor/app';
import { Browser } from '@capacitor/browser';
import type { NativeShell } from '@kit/react';

export const native: NativeShell = {
  returnLink: 'com.example.app:/connected',
  openBrowser: (url) => Browser.open({ url }),
  async onOpenUrl(listener) {
    const launch = await App.getLaunchUrl();
    if (launch) listener(launch.url);
    const handle = await App.addListener('appUrlOpen', ({ url }) => listener(url));
    return () => void handle.remove();
  },
};
