import { useApplications } from '@kit/react';
import { describeEvent } from './describeEvent.ts';
import type { AttemptGroup } from './groupEvents.ts';

/** The events of an attempt, oldest first. Only the newest attempt is unfolded. */
export function AttemptEntry({ attempt, isNewest }: { attempt: AttemptGroup; isNewest: boolean }) {
  const { events, startedAt, result } = attempt;
  const { applications } = useApplications();
  const entry = applications.find(({ application }) => application === attempt.application);
  return (
    <li>
      <details className="attempt" open={isNewest}>
        <summary>
          <span>{entry?.name ?? attempt.application}</span>
          <span className="attempt-result" data-tone={result.tone}>
            {result.text}
          </span>
        </summary>
        <ol className="events">
          {events.map((event, index) => {
            const { text, detail, tone } = describeEvent(event);
            return (
              <li key={index} data-event={event.type} data-tone={tone}>
                <time>{`${((Date.parse(event.at) - startedAt) / 1000).toFixed(1)} s`}</time>
                <div>
                  <span>{text}</span>
                  {detail && <small>{detail}</small>}
                </div>
              </li>
            );
          })}
        </ol>
      </details>
    </li>
  );
}
