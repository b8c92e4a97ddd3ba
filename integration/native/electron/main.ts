// The main process of an Electron app. `docs/native.md` explains it.
import { join, resolve } from 'node:path';
import { app, BrowserWindow, ipcMain, shell } from 'electron';

const scheme = 'com.example.app';
const page = process.env['APP_URL'] ?? 'https://app.example.com';

const findLink = (argv: string[]) => argv.find((argument) => argument.startsWith(`${scheme}:`));

/** The link that opened the app last. A page asks for it, because it may have loaded later. */
let latestUrl = findLink(process.argv);
let window: BrowserWindow | undefined;

function openUrl(url: string | undefined): void {
  if (url === undefined) return;
  latestUrl = url;
  window?.webContents.send('open-url', url);
  window?.show();
}

// On Windows and Linux, the system opens a link by starting the app again. The second instance passes it to the first.
if (!app.requestSingleInstanceLock()) app.quit();
app.on('second-instance', (_event, argv) => openUrl(findLink(argv)));
// On macOS, the running app receives an event, and a new one receives it before it is ready.
app.on('open-url', (event, url) => {
  event.preventDefault();
  openUrl(url);
});

// During development, the app is Electron with a path.
const [, entry] = process.argv;
if (process.defaultApp && entry) app.setAsDefaultProtocolClient(scheme, process.execPath, [resolve(entry)]);
else app.setAsDefaultProtocolClient(scheme);

// Only the app's own page may open a browser, and only on a web address: other schemes start programs.
ipcMain.handle('open-browser', (event, url: unknown) => {
  const isOwnPage = event.senderFrame?.origin === new URL(page).origin;
  if (!isOwnPage || typeof url !== 'string' || !/^https?:\/\//.test(url)) throw new Error('Not allowed.');
  return shell.openExternal(url);
});
ipcMain.handle('latest-url', () => latestUrl);

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  window = new BrowserWindow({ webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') } });
  return window.loadURL(page);
});
