export type { AnchorClient, CallOptions, SessionRequest, SessionSettings } from './anchor/anchorClient.ts';
export { createAnchorClient, type AnchorClientOptions } from './anchor/createAnchorClient.ts';
export type { AnchorFetch } from './anchor/guardFetch.ts';
