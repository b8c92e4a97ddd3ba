import { environments } from './environments.fixture.ts';
import { findAttacks, maxSteps } from './findAttacks.fixture.ts';
import { modelTable } from './modelTable.fixture.ts';
import { fullPolicy } from './policy.fixture.ts';

console.log(
  `Every history of up to ${maxSteps} steps; a letter for the harm, and the steps of the shortest way to it.`,
);
console.log(
  `T takeover, F forced link, O two owners, M application mix-up, R one attempt used twice, W a request answered with another user's account, D a request declined by another user.\n\n${modelTable()}`,
);
for (const [name, environment] of Object.entries(environments)) {
  const { attacks, states } = findAttacks(fullPolicy, environment);
  console.log(`The full policy where ${name}, ${states} states: ${attacks.size === 0 ? 'safe' : ''}`);
  for (const [harm, steps] of attacks) console.log([`  ${harm}:`, ...steps].join('\n    '));
}
