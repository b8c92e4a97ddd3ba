import { environments } from './environments.fixture.ts';
import { findAttacks } from './findAttacks.fixture.ts';
import { modelTable, permissionTable } from './modelTable.fixture.ts';
import { fullPolicy } from './policy.fixture.ts';
import { maxSteps } from './search.fixture.ts';

console.log(
  `Every history of up to ${maxSteps} steps; a letter for the harm, and the steps of the shortest way to it.`,
);
console.log(
  `T takeover, F forced link, O two owners, M application mix-up, R one attempt used twice, W a request answered with another user's account, D a request declined by another user.\n\n${modelTable()}`,
);
for (const [name, environment] of Object.entries(environments)) {
  const { attacks, tried } = findAttacks(fullPolicy, environment);
  console.log(`The full policy where ${name}, ${tried} steps: ${attacks.size === 0 ? 'safe' : ''}`);
  for (const [harm, steps] of attacks) console.log([`  ${harm}:`, ...steps].join('\n    '));
}

console.log(
  `\nPermissions: U a browser that was not allowed, X with another account, R an answer used again, V after the access was changed, L an access looser than its owner wants.\n\n${permissionTable()}`,
);
