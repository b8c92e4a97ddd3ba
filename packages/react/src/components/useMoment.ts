'use client';
import { useEffect, useState } from 'react';

/** True for some milliseconds after `value` has become another object; what was there at mount does not count. */
export function useMoment(value: object | undefined, milliseconds: number): boolean {
  const [past, setPast] = useState(value);

  useEffect(() => {
    if (!value) return;
    const timer = setTimeout(() => setPast(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);

  return value !== undefined && value !== past;
}
