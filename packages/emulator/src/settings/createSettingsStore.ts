import { defaultSettings } from './defaultSettings.ts';
import type { EmulatorSettings } from './EmulatorSettings.ts';
import { scenarios, type ScenarioName } from './scenarios.ts';

/** The settings in force: chosen ones, with a scenario laid over them. The last choice wins. */
export interface SettingsStore {
  readonly current: () => Readonly<EmulatorSettings>;
  readonly scenario: () => ScenarioName;
  readonly configure: (changes: Partial<EmulatorSettings>) => void;
  readonly chooseScenario: (name: ScenarioName) => void;
  readonly reset: () => void;
}

/** Makes the store of settings; `reset` goes back to what is given here. */
export function createSettingsStore(
  initial: Partial<EmulatorSettings>,
  firstScenario: ScenarioName,
): SettingsStore {
  let chosen: EmulatorSettings = { ...defaultSettings, ...initial };
  let scenario = firstScenario;
  let overlay: Partial<EmulatorSettings> = scenarios[scenario].settings;

  const chooseScenario = (name: ScenarioName): void => {
    scenario = name;
    overlay = scenarios[name].settings;
  };
  return {
    current: () => ({ ...chosen, ...overlay }),
    scenario: () => scenario,
    configure(changes) {
      chosen = { ...chosen, ...changes };
      overlay = Object.fromEntries(Object.entries(overlay).filter(([name]) => !Object.hasOwn(changes, name)));
    },
    chooseScenario,
    reset() {
      chosen = { ...defaultSettings, ...initial };
      chooseScenario(firstScenario);
    },
  };
}
