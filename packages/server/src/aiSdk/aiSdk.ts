export {
  connectionOf,
  createGate,
  type CallOwner,
  type GateOptions,
  type NotRun,
  type ToolNeed,
} from './createGate.ts';
