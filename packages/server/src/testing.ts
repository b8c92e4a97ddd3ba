export type { StoreCheck } from './testing/check.ts';
export { storeContract } from './testing/storeContract.ts';
