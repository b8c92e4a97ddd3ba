export type { StoreCheck } from './testing/check.ts';
export { seedConnection, type ConnectionSeed } from './testing/seedConnection.ts';
export { storeContract } from './testing/storeContract.ts';
