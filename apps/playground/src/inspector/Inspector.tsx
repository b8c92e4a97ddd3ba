import type { AttemptEvent } from '@kit/react';
import { useState } from 'react';
import type { Demo } from '../useDemo.ts';
import type { Settings } from '../useSettings.ts';
import { AttemptEntry } from './AttemptEntry.tsx';
import { DemoSettings } from './DemoSettings.tsx';
import { groupEvents } from './groupEvents.ts';
import './Inspector.css';

/** The demo's settings, and the events of each attempt, newest attempt first. Folded at first where it has no column. */
export function Inspector({
  demo,
  settings,
  onChange,
  events,
  onClear,
}: {
  demo: Demo;
  settings: Settings;
  onChange: (changes: Partial<Settings>) => void;
  events: AttemptEvent[];
  onClear: () => void;
}) {
  const [isOpen, setOpen] = useState(() => matchMedia('(64rem <= width < 69rem), (width >= 100rem)').matches);
  const attempts = groupEvents(events);
  const [newest] = attempts;

  return (
    <aside className="inspector" aria-label="Behind the scenes" lang="en" dir="ltr">
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span>Behind the scenes</span>
          {attempts.length > 0 && <span className="attempt-count">{attempts.length}</span>}
          {newest && !isOpen && (
            <span className="attempt-result" data-tone={newest.result.tone}>
              {newest.result.text}
            </span>
          )}
        </summary>
        <div className="inspector-content">
          <DemoSettings demo={demo} settings={settings} onChange={onChange} />
          <div className="attempts-head">
            <h2>Attempts</h2>
            {attempts.length > 0 && (
              <button type="button" onClick={onClear}>
                Clear
              </button>
            )}
          </div>
          {attempts.length === 0 ? (
            <p className="quiet">Connect an account to see its events here.</p>
          ) : (
            <ol className="attempts">
              {attempts.map((attempt, index) => (
                <AttemptEntry key={attempt.key} attempt={attempt} isNewest={index === 0} />
              ))}
            </ol>
          )}
        </div>
      </details>
    </aside>
  );
}
