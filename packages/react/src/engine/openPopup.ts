import type { Environment, PopupWindow } from './environment.ts';

/**
 * Opens a window in the middle of this one; call it in the click. Always `_blank`: a page that frames the app could send a
 * window of a known name elsewhere.
 */
export function openPopup(environment: Environment, url: string): PopupWindow | null {
  const [width, height] = [480, 720];
  const left = Math.max(0, Math.round(environment.screenX + (environment.outerWidth - width) / 2));
  const top = Math.max(0, Math.round(environment.screenY + (environment.outerHeight - height) / 2));
  return environment.open(url, '_blank', `popup,width=${width},height=${height},left=${left},top=${top}`);
}
