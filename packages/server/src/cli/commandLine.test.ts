import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { demoApiKey } from '@kit/emulator';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { pglite } from '../stores/postgres.ts';
import { sqlStore } from '../stores/sqlStore.ts';
import { connected } from '../testing/records.ts';
import { openTestApp } from '../doctor/testApp.fixture.ts';
import { applicationIds } from '../world.fixture.ts';
import { commandLine } from './commandLine.ts';

const folder = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the command as a separate process, which loads a module. */
function runProcess(args: string[]): Promise<{ output: string; code: number | null }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], { cwd: folder });
  onTestFinished(() => void child.kill());
  return new Promise((resolve) => {
    let output = '';
    const read = (data: Buffer): void => {
      output += data.toString();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', (code) => resolve({ output, code }));
  });
}

/** A module of an app, with what it would keep open. */
async function writeModule(source: string): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'connect-doctor-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const file = join(home, 'connect.mjs');
  await writeFile(file, `${source}\nsetInterval(() => {}, 1_000);\n`);
  return file;
}

describe('the command line', { timeout: 30_000 }, () => {
  test('--url reports the checks from outside, and exits with 0', async () => {
    const { world, publicUrl } = await openTestApp();
    const { output, code } = await commandLine([
      'doctor',
      `--url=${publicUrl}/api/connect/`,
      `--key=${demoApiKey}`,
      `--anchor-url=${world.anchorUrl}`,
      `--application=${applicationIds.linkedin}`,
    ]);
    expect(output).toMatch(/^✓ url_reached {7,}http:\/\/127\.0\.0\.1:\d+ responds\.$/m);
    expect(output).toMatch(/^! url_loopback /m);
    expect(output).toMatch(/^✓ application_found /m);
    expect(output).toMatch(/\n\n0 problems, 1 warning\.\n$/);
    expect(output).not.toContain('clock');
    expect(code).toBe(0);
  });

  test('a problem is printed with its cause and fix, and the exit code is 1', async () => {
    const { publicUrl } = await openTestApp((_req, res) => res.writeHead(302, { location: '/login' }).end());
    vi.stubEnv('ANCHORBROWSER_API_KEY', '');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { output, code } = await commandLine(['doctor', '--url', `${publicUrl}/api/connect`]);
    expect(output).toMatch(
      /^✗ route_redirected {2}GET \/callback\/… is redirected to \/login\.\n {20}\S.*\n {20}Exempt /m,
    );
    expect(output).toContain('3 problems, 1 warning.');
    expect(code).toBe(1);
  });

  test('doctor checks a module from inside, and the process exits', async () => {
    const { world, publicUrl } = await openTestApp();
    const file = await writeModule(`
      import { createConnect, memoryStore } from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)};
      import { createAnchorClient } from ${JSON.stringify(new URL('../anchor.ts', import.meta.url).href)};
      export const connect = createConnect({
        anchor: createAnchorClient(${JSON.stringify({ apiKey: 'wrong', baseUrl: world.anchorUrl, dangerouslyAllowCustomBaseUrl: true })}),
        applications: { linkedin: { id: ${JSON.stringify(applicationIds.linkedin)} } },
        publicUrl: ${JSON.stringify(publicUrl)},
        hostedUrl: ${JSON.stringify(world.anchorUrl)},
        store: memoryStore(),
        getUser: () => null,
      });`);
    const { output, code } = await runProcess(['doctor', file]);
    expect(output).toMatch(/^! store_in_memory /m);
    expect(output).toMatch(/^✗ key_rejected /m);
    expect(output).toContain('1 problem, 2 warnings.');
    expect(code).toBe(1);
  });

  test.each([
    [[], 'Unknown command ""'],
    [['doctor'], 'Pass either one module or --url'],
    [['doctor', 'a', '--url', 'https://a.example'], 'Pass either one module or --url'],
    [['doctor', '--url', 'somewhere'], '"somewhere" is not the URL of a handler'],
    [['doctor', '--url', 'https://a.example'], 'Did you mean https://a.example/api/connect?'],
    [['doctor', '--url', 'https://a.example/x', '--application', 'x'], '"x" is not a UUID'],
    [['doctor', '--colour'], "Unknown option '--colour'"],
    [['schema'], 'Set --dialect to one of postgresql, sqlite, mysql, mariadb'],
    [['schema', '--dialect', 'mysql', '--format', 'knex'], 'Set --format to one of prisma, drizzle, kysely'],
    [['schema', '--dialect', 'mysql', '--format', 'prisma', '--from', '7'], 'let prisma find what is new'],
    [['schema', '--dialect', 'oracle'], 'Set --dialect to one of'],
    [['schema', '--dialect', 'sqlite', '--schema', 'x'], 'schema and role are for PostgreSQL only'],
    [['schema', '--dialect', 'sqlite', '--from', '1e9'], 'from must be a revision between 0 and'],
    [['schema', '--dialect', 'sqlite', '--prefix', 'a-b'], 'prefix cannot be "a-b"'],
  ])('refuses %j in one sentence', async (args, sentence) => {
    const { output, errors, code } = await commandLine(args);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toContain(sentence);
    expect(errors).not.toContain('    at ');
  });

  test.each([
    [['doctor', 'README.md'], "README.md. For TypeScript, set NODE_OPTIONS='--import tsx'"],
    [['doctor', 'package.json'], 'package.json'],
    [['doctor', 'src/index.ts'], 'Export what createConnect returns'],
  ])('a process refuses %j in one sentence', async (args, sentence) => {
    const { output, code } = await runProcess(args);
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toContain('    at ');
  });

  test('schema prints the SQL that creates the tables', async () => {
    const args = ['--dialect', 'postgresql', '--schema', 'auth', '--prefix', 'kit_', '--role', 'connect_app'];
    const { output, code } = await commandLine(['schema', ...args]);
    expect(code).toBe(0);
    const database = await PGlite.create();
    onTestFinished(() => database.close());
    await database.exec(`CREATE ROLE connect_app; ${output} SET ROLE connect_app`);
    const store = sqlStore(pglite(database), { schema: 'auth', prefix: 'kit_' });
    await store.migrate();
    expect(await connected(store)).toMatchObject({ result: 'connected' });
  });

  test('--help prints the usage', async () => {
    const { output, code } = await commandLine(['--help']);
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(/^npx @kit\/server doctor .*^npx @kit\/server schema /ms),
    ]);
  });
});
