import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../CliError.ts';

/** What the command reads of a package.json. */
export interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly packageManager: string | undefined;
  readonly hasWorkspaces: boolean;
}

/** @throws {CliError} `manifest_missing` or `manifest_invalid` */
export function readManifest(folder: string): Manifest {
  const file = join(folder, 'package.json');
  if (!existsSync(file))
    throw new CliError(
      'manifest_missing',
      `${folder} has no package.json. Run this in the folder of your app.`,
    );
  const fields = parseObject(file);
  return {
    scripts: textsOf(fields.scripts),
    dependencies: textsOf(fields.dependencies),
    devDependencies: textsOf(fields.devDependencies),
    packageManager: typeof fields.packageManager === 'string' ? fields.packageManager : undefined,
    hasWorkspaces: fields.workspaces !== undefined,
  };
}

function parseObject(file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isRecord(value)) return value;
  } catch (error) {
    throw new CliError('manifest_invalid', `${file} is not valid JSON. Fix it first.`, { cause: error });
  }
  throw new CliError('manifest_invalid', `${file} is not a JSON object. Fix it first.`);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entries of an object whose values are texts. */
export function textsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  const texts: Record<string, string> = {};
  for (const [name, text] of Object.entries(value)) if (typeof text === 'string') texts[name] = text;
  return texts;
}
