import type { ConnectMode } from '@kit/react';

const modes = [
  { value: 'auto', label: 'In a new window' },
  { value: 'redirect', label: 'In this tab' },
] as const;

/** Chooses whether the sign-in opens in a new window or in the current tab. */
export function ModeSwitch({ mode, onChange }: { mode: ConnectMode; onChange: (mode: ConnectMode) => void }) {
  return (
    <fieldset className="switch">
      <legend>Sign in</legend>
      {modes.map(({ value, label }) => (
        <label key={value}>
          <input type="radio" name="mode" checked={mode === value} onChange={() => onChange(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
