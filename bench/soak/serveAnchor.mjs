// Anchor, as the emulator, in a separate process. It ends with its parent.
import { createEmulator } from '@kit/emulator';
import { listen } from '@kit/emulator/node';

const emulator = createEmulator();
const { url } = await listen(emulator, { port: 0 });
process.on('message', ({ fault, clear }) => {
  if (fault) emulator.failNext(fault);
  if (clear) emulator.clearFaults();
});
process.on('disconnect', () => process.exit());
process.send({ url });
