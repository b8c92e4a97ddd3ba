import { scenarioNames, scenarios, type ScenarioName } from '@kit/emulator';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { chosenScenario } from '../../../../.storybook/live/chosenScenario.ts';
import type { ConnectMode } from '../engine/types.ts';
import { ApplicationPicker } from '../picker/ApplicationPicker.tsx';
import { ConnectionList } from '../list/ConnectionList.tsx';

interface LiveArgs {
  scenario: ScenarioName;
  mode: ConnectMode;
}

const meta = {
  title: 'Live',
  tags: ['!autodocs', '!test'],
  args: { scenario: 'success', mode: 'popup' },
  argTypes: {
    scenario: {
      control: {
        type: 'select',
        labels: Object.fromEntries(scenarioNames.map((name) => [name, scenarios[name].title])),
      },
      options: scenarioNames,
      description:
        'How the hosted page and its API behave, from the next window on. The toolbar’s scenario goes first.',
    },
    mode: { control: 'inline-radio', options: ['auto', 'popup'] },
  },
  parameters: { layout: 'fullscreen', sample: 'Live', live: { visit: 'real', moreApplications: [] } },
  render: (args, { globals }) => {
    const { title, description } = scenarios[chosenScenario(globals, args) ?? 'success'];
    return (
      <main className="page">
        <h1>Live</h1>
        <p className="page-lead">
          Nothing is simulated here: press a tile, and a window of your browser opens on the emulator’s
          sign-in page. Any password will do.
        </p>
        <p>
          <strong>{title}.</strong> {description}
        </p>
        <div className="page-stage">
          <ApplicationPicker mode={args.mode} />
        </div>
        <div className="page-stage">
          <ConnectionList />
        </div>
      </main>
    );
  },
} satisfies Meta<LiveArgs>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A window of the browser, the handler and the emulator's hosted page. The check of the built site drives it. */
export const Live: Story = {};
