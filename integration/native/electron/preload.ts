// The preload script of an Electron app: what its page receives as `window.shell`.
import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('shell', {
  openBrowser: (url: string): Promise<void> => ipcRenderer.invoke('open-browser', url),
  onOpenUrl(listener: (url: string) => void): () => void {
    const receive = (_event: unknown, url: string) => listener(url);
    ipcRenderer.on('open-url', receive);
    void ipcRenderer.invoke('latest-url').then((url) => typeof url === 'string' && listener(url));
    return () => ipcRenderer.off('open-url', receive);
  },
});
