import { scenarioNames, type ScenarioName } from '@kit/emulator';
import { isRecord } from '@kit/protocol';

/** The scenario that the toolbar names, else that of the story's controls; none where both leave it to the story's server. */
export function chosenScenario(globals: Record<string, unknown>, args: unknown): ScenarioName | undefined {
  const wishes = [globals['scenario'], isRecord(args) && args['scenario']];
  return wishes.flatMap((wish) => scenarioNames.filter((name) => name === wish))[0];
}
