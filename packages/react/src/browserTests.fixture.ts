import { configure } from '@testing-library/react';
import { beforeAll } from 'vitest';
import { warned } from './client/warnOnce.ts';
import { formsFile } from './list/useForms.tsx';

// Testing Library's own second is too short for a machine that runs other tests beside these.
configure({ asyncUtilTimeout: 10_000 });

// All files run in one page, which logs a warning once.
beforeAll(() => warned.clear());

// A user presses long after the first paint. End-to-end tests press earlier.
beforeAll(async () => void (await formsFile.load()));
