import type { Backend } from './Backend.ts';
import type { AuthFlowRecord } from './records.ts';

/** The application's auth flows, oldest first. */
export function flowsOf(backend: Backend, applicationId: string): readonly AuthFlowRecord[] {
  return [...backend.authFlows.values()].filter((flow) => flow.applicationId === applicationId);
}
