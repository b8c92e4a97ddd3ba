import * as ai6 from 'ai6';
import * as mocks6 from 'ai6/test';
import * as ai7 from 'ai7';
import * as mocks7 from 'ai7/test';
import { expect, test } from 'vitest';
