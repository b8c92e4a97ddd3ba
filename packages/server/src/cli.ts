import { commandLine } from './cli/commandLine.ts';

const code = await commandLine(process.argv.slice(2));
// Exits explicitly after the output is written, because the checked module may keep a database or a server open.
process.stdout.write('', () => process.exit(code));
