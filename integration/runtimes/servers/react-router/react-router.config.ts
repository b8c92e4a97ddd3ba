import type { Config } from '@react-router/dev/config';

export default { buildDirectory: '.output' } satisfies Config;
