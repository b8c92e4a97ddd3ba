import { scenarioNames, type ScenarioName } from './scenarios.ts';

/** Tells a scenario's name from any other value. */
export function isScenarioName(value: unknown): value is ScenarioName {
  return scenarioNames.some((name) => name === value);
}
