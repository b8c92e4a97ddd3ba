'use client';
import { useApplicationPopup, type IdentityPopup, type IdentityPopupOptions } from './useApplicationPopup.ts';
import { useHostedPopup, type HostedPopup, type HostedPopupOptions } from './useHostedPopup.ts';

/** Connects an account in a popup, or in place of the app where no popup can open. Needs the provider. */
export function useIdentityPopup(options: IdentityPopupOptions): IdentityPopup;
/**
 * Opens an address of your own in a popup and hears the hosted page in it: for those who have no handler of the kit. Needs no
 * provider. What it hears is a hint that your server has to verify.
 */
export function useIdentityPopup(options: HostedPopupOptions): HostedPopup;
export function useIdentityPopup(
  options: IdentityPopupOptions | HostedPopupOptions,
): IdentityPopup | HostedPopup {
  /* oxlint-disable react/rules-of-hooks -- a component passes an application or none for as long as it lives */
  return options.application === undefined ? useHostedPopup(options) : useApplicationPopup(options);
}
