import { scenarioNames, type ScenarioName } from '@kit/emulator';
import { isRecord } from '@kit/protocol';

/** Returns the scenario of the toolbar or of the story's controls. Without either, the story's server decides. */
export function chosenScenario(globals: Record<string, unknown>, args: unknown): ScenarioName | undefined {
  const candidates = [globals['scenario'], isRecord(args) && args['scenario']];
  return candidates.flatMap((candidate) => scenarioNames.filter((name) => name === candidate))[0];
}
