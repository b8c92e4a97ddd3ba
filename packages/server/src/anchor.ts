export type { AnchorClient, CallOptions, SessionRequest } from './anchor/anchorClient.ts';
export { createAnchorClient, type AnchorClientOptions } from './anchor/createAnchorClient.ts';
