'use client';
export { strings as en } from '../components/strings.ts';
