import { commandLine } from './cli/commandLine.ts';

const code = await commandLine(process.argv.slice(2));
// Ended by hand, once all is written: a module that was looked at may keep a database or a server open.
process.stdout.write('', () => process.exit(code));
