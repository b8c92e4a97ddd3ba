import { commandLine } from './cli/commandLine.ts';

const { output, errors, code } = await commandLine(process.argv.slice(2));
process.stderr.write(errors);
// Exits explicitly after the output is written, because the checked module may keep a database or a server open.
process.stdout.write(output, () => process.exit(code));
