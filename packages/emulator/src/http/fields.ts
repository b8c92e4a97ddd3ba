import { ApiError } from './ApiError.ts';
import { isRecord } from './isRecord.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A string that may be missing; 400 for any other type. */
export function optionalString(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new ApiError(400, `"${name}" must be a string.`);
  return value;
}

/** A string that must be there and not empty; 400 otherwise. */
export function requiredString(fields: Fields, name: string): string {
  const value = optionalString(fields, name);
  if (!value) throw new ApiError(400, `"${name}" is required.`);
  return value;
}

/** A boolean that may be missing; 400 for any other type. */
export function optionalBoolean(fields: Fields, name: string): boolean | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw new ApiError(400, `"${name}" must be true or false.`);
  return value;
}

/** A whole number of at least 0 that may be missing; 400 otherwise. */
export function optionalCount(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new ApiError(400, `"${name}" must be a whole number, 0 or more.`);
  }
  return value;
}

/** An object that may be missing; 400 for any other type. */
export function optionalRecord(fields: Fields, name: string): Record<string, unknown> | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (!isRecord(value)) throw new ApiError(400, `"${name}" must be an object.`);
  return value;
}

/** A list that may be missing; 400 for any other type. */
export function optionalList(fields: Fields, name: string): readonly unknown[] | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw new ApiError(400, `"${name}" must be a list.`);
  return value;
}
