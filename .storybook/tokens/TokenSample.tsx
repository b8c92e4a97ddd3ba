import type { CSSProperties, ReactElement } from 'react';

/** Text colors with their background. Other colors are shown as a patch. */
const grounds: Record<string, string> = {
  text: 'surface',
  'text-muted': 'surface',
  'danger-text': 'surface',
  'success-text': 'success-surface',
  'warning-text': 'warning-surface',
};

/** A sample of a token. One that follows another is shown by the button that derives it. */
export function TokenSample({ name, follows }: { name: string; follows?: string | undefined }): ReactElement {
  if (follows) return <DerivedSample name={name} follows={follows} />;
  const value = `var(--connect-${name})`;
  const ground = grounds[name];
  if (ground) return <Text style={{ color: value, background: `var(--connect-${ground})` }} />;
  if (name === 'color-scheme')
    return (
      <progress
        style={{ colorScheme: 'var(--connect-color-scheme, inherit)' }}
        aria-label="As the browser draws"
        value={0.6}
      />
    );
  const kind = kinds.find(([pattern]) => pattern.test(name));
  return kind ? kind[1](value) : <span className="sample-patch" style={{ background: value }} />;
}

function DerivedSample({ name, follows }: { name: string; follows: string }) {
  const [, state] = /-(hover|pressed)$/.exec(name) ?? [];
  return (
    <span
      className="connect-button"
      data-variant={follows === 'accent' ? 'solid' : 'danger'}
      data-size="small"
      style={state ? { background: `var(--_${state})` } : undefined}
    >
      Account
    </span>
  );
}

const kinds: [RegExp, (value: string) => ReactElement][] = [
  [/^shadow(?!-color)/, (value) => <span className="sample-box" style={{ boxShadow: value }} />],
  [/^radius/, (value) => <span className="sample-box" style={{ borderRadius: value }} />],
  [
    /^focus-width/,
    (value) => <span className="sample-box" style={{ outline: `${value} solid var(--connect-focus)` }} />,
  ],
  [/^font-size/, (value) => <Text style={{ fontSize: value }} />],
  [/^font-weight/, (value) => <Text style={{ fontWeight: value }} />],
  [/^line-height/, (value) => <Text style={{ lineHeight: value }} lines={2} />],
  [/^duration/, (value) => <Moving style={{ animationDuration: `calc(${value} * 8)` }} />],
  [/^ease/, (value) => <Moving style={{ animationTimingFunction: value }} />],
  [/^(space|dialog-size)/, (value) => <span className="sample-length" style={{ inlineSize: value }} />],
  [/-size/, (value) => <span className="sample-square" style={{ inlineSize: value, blockSize: value }} />],
];

const Text = ({ style, lines = 1 }: { style: CSSProperties; lines?: number }) => (
  <span className="sample-text" style={style}>
    {lines === 1 ? 'Account' : 'Account, and a second line of it'}
  </span>
);

const Moving = ({ style }: { style: CSSProperties }) => (
  <span className="sample-track">
    <span className="sample-dot" style={style} />
  </span>
);
