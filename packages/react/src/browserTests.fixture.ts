import { configure } from '@testing-library/react';

// Testing Library's own second is too short for a machine that runs other tests beside these.
configure({ asyncUtilTimeout: 10_000 });
