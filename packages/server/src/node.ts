export { toNodeHandler } from './adapters/toNodeHandler.ts';
