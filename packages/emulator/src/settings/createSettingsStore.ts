import { defaultSettings, type EmulatorSettings } from './EmulatorSettings.ts';
import { scenarios, type ScenarioName } from './scenarios.ts';

/** Current settings and scenario. A scenario overrides settings; a later `configure` overrides the scenario. */
export interface SettingsStore {
  readonly current: () => Readonly<EmulatorSettings>;
  readonly scenario: () => ScenarioName;
  readonly configure: (changes: Partial<EmulatorSettings>) => void;
  readonly chooseScenario: (name: ScenarioName) => void;
  readonly reset: () => void;
}

/** Creates the store. `reset` restores the initial settings and scenario. */
export function createSettingsStore(
  initialSettings: Partial<EmulatorSettings>,
  initialScenario: ScenarioName,
): SettingsStore {
  let settings: EmulatorSettings = { ...defaultSettings, ...initialSettings };
  let scenario = initialScenario;
  let overrides: Partial<EmulatorSettings> = scenarios[scenario].settings;

  const chooseScenario = (name: ScenarioName): void => {
    scenario = name;
    overrides = scenarios[name].settings;
  };
  return {
    current: () => ({ ...settings, ...overrides }),
    scenario: () => scenario,
    configure(changes) {
      settings = { ...settings, ...changes };
      overrides = Object.fromEntries(
        Object.entries(overrides).filter(([name]) => !Object.hasOwn(changes, name)),
      );
    },
    chooseScenario,
    reset() {
      settings = { ...defaultSettings, ...initialSettings };
      chooseScenario(initialScenario);
    },
  };
}
