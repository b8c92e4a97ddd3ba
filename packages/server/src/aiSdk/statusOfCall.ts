import type { RequestStatus } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Connect } from '../Connect.ts';
import type { CallOwner } from './gateTool.ts';

/** Returns the status of the request that a call waits for. Undefined if the call never waited. */
export async function statusOfCall(
  connect: Pick<Connect, 'readRequest'>,
  call: CallOwner & { key: string },
): Promise<RequestStatus | undefined> {
  try {
    return (await connect.readRequest(call)).status;
  } catch (error) {
    if (error instanceof ConnectError && error.code === 'not_found') return undefined;
    throw error;
  }
}
