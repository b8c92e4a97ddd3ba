import { scenarioNames, scenarios, type ScenarioName } from '../settings/scenarios.ts';
import { html, type Html } from './html.ts';
import { hiddenFields } from './hiddenFields.ts';
import type { Visit } from './Visit.ts';

/** The menu at the page's foot that changes how the emulator behaves. */
export function scenarioMenu(visit: Visit, current: ScenarioName): Html {
  const options = scenarioNames.map((name) => scenarioOption(name, name === current));
  return html`<details>
    <summary>Emulator scenario: ${scenarios[current].title}</summary>
    <form method="post" action="/identity/create">
      ${hiddenFields(visit, 'scenario')}
      <p class="hint">
        This menu is part of the emulator, not of the sign-in page. ${scenarios[current].description}
      </p>
      <div>
        <label for="scenario">Scenario</label>
        <select id="scenario" name="scenario">
          ${options}
        </select>
      </div>
      <button>Apply</button>
    </form>
  </details>`;
}

function scenarioOption(name: ScenarioName, selected: boolean): Html {
  return html`<option value="${name}" ${selected && html` selected`}>${scenarios[name].title}</option>`;
}
