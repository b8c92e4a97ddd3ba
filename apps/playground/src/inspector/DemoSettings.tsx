import { languages } from '../texts.ts';
import { useChooseScenario, type Demo } from '../useDemo.ts';
import { languageNames, themes, type Settings } from '../useSettings.ts';
import { ModeSwitch } from './ModeSwitch.tsx';

const themeNames = { system: 'System', light: 'Light', dark: 'Dark' };

/** What the demo runs on, and what a visitor can change to see the kit in other conditions. */
export function DemoSettings({
  demo,
  settings: { mode, theme, language },
  onChange,
}: {
  demo: Demo;
  settings: Settings;
  onChange: (changes: Partial<Settings>) => void;
}) {
  const choose = useChooseScenario();
  const scenario = demo.scenarios.find(({ name }) => name === demo.scenario);
  return (
    <div className="demo-settings">
      <dl>
        <dt>Backend</dt>
        <dd>{demo.mode === 'emulator' ? 'Emulator, offline' : 'Anchor'}</dd>
        <dt>Hosted page</dt>
        <dd>
          <code>{demo.hostedOrigin.replace(/^https?:\/\//, '')}</code>
        </dd>
      </dl>
      {scenario && (
        <>
          <Choice
            label="Scenario"
            value={scenario.name}
            options={demo.scenarios.map(({ name, title }) => [name, title])}
            onChange={(name) => choose.mutate(name)}
          />
          <p className="quiet">{scenario.description}</p>
          <p className="quiet">If the sign-in page has no way back, close the window.</p>
        </>
      )}
      <ModeSwitch mode={mode} onChange={(next) => onChange({ mode: next })} />
      <div className="choices">
        <Choice
          label="Theme"
          value={theme}
          options={themes.map((name) => [name, themeNames[name]])}
          onChange={(name) => onChange({ theme: name })}
        />
        <Choice
          label="Acme’s language"
          value={language}
          options={languageNames.map((name) => [name, languages[name].name])}
          onChange={(name) => onChange({ language: name })}
        />
      </div>
      {language !== 'en' && (
        <p className="quiet">This panel, and what the assistant writes offline, stay in English.</p>
      )}
    </div>
  );
}

function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: [Value, string][];
  onChange: (value: Value) => void;
}) {
  return (
    <label className="choice">
      <span>{label}</span>
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = options.find(([name]) => name === target.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
