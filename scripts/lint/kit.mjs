import { importDirection } from './importDirection.mjs';
import { textAlone } from './textAlone.mjs';

export default {
  meta: { name: 'kit' },
  rules: { 'import-direction': importDirection, 'text-alone': textAlone },
};
