import type { AttemptEvent } from '@kit/react';
import { describeEvent } from './describeEvent.ts';
import { useChooseScenario, type Demo } from './useDemo.ts';
import './EventPanel.css';

/** Shows the emulator's scenario and the events of each attempt. */
export function EventPanel({
  demo,
  events,
  onClear,
}: {
  demo: Demo;
  events: AttemptEvent[];
  onClear: () => void;
}) {
  const choose = useChooseScenario();
  const scenario = demo.scenarios.find(({ name }) => name === demo.scenario);
  const startedAt = Date.parse(events[0]?.at ?? '');

  return (
    <aside className="panel" aria-label="Behind the scenes">
      <h2>Behind the scenes</h2>
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
          <label className="scenario">
            <span>Scenario</span>
            <select value={scenario.name} onChange={(event) => choose.mutate(event.target.value)}>
              {demo.scenarios.map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <p className="quiet">{scenario.description}</p>
          <p className="quiet">If the sign-in page has no way back, close the window.</p>
        </>
      )}

      <div className="events-head">
        <h3>Events</h3>
        {events.length > 0 && (
          <button type="button" onClick={onClear}>
            Clear
          </button>
        )}
      </div>
      {events.length === 0 ? (
        <p className="quiet">Connect an account to see its events here.</p>
      ) : (
        <ol className="events">
          {events.map((event, index) => {
            const { text, detail, tone } = describeEvent(event);
            return (
              <li key={index} data-tone={tone}>
                <time>{`${((Date.parse(event.at) - startedAt) / 1000).toFixed(1)} s`}</time>
                <div>
                  <span>{text}</span>
                  {detail && <small>{detail}</small>}
                </div>
              </li>
            );
          })}
        </ol>
      )}
    </aside>
  );
}
