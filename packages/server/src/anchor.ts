export type { AnchorClient, CallOptions, SessionRequest, SessionSettings } from './anchor/AnchorClient.ts';
export { createAnchorClient, type AnchorClientOptions } from './anchor/createAnchorClient.ts';
export type { AnchorFetch } from './anchor/guardFetch.ts';
