import { ApiError } from './responses.ts';

/** A JSON object whose fields have unknown types. */
export type Fields = Readonly<Record<string, unknown>>;

/** Returns whether a value is an object: not null and not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a string, or `undefined` if it is missing. Throws a 400 `ApiError` for other types, like all functions below. */
export function optionalString(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new ApiError(400, `"${name}" must be a string.`);
  return value;
}

/** Reads a string that must not be empty. */
export function requiredString(fields: Fields, name: string): string {
  const value = optionalString(fields, name);
  if (!value) throw new ApiError(400, `"${name}" is required.`);
  return value;
}

/** Reads a boolean, or `undefined` if it is missing. */
export function optionalBoolean(fields: Fields, name: string): boolean | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw new ApiError(400, `"${name}" must be true or false.`);
  return value;
}

/** Reads a whole number of at least 0, or `undefined` if it is missing. */
export function optionalCount(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new ApiError(400, `"${name}" must be a whole number of at least 0.`);
  }
  return value;
}

/** Reads an object, or `undefined` if it is missing. */
export function optionalRecord(fields: Fields, name: string): Record<string, unknown> | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (!isRecord(value)) throw new ApiError(400, `"${name}" must be an object.`);
  return value;
}

/** Reads an array, or `undefined` if it is missing. */
export function optionalArray(fields: Fields, name: string): readonly unknown[] | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw new ApiError(400, `"${name}" must be an array.`);
  return value;
}
