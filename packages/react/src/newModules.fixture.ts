import { vi } from 'vitest';

// Runs before each test file, and makes it load its own modules.
vi.resetModules();
