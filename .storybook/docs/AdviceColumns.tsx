import { Heading, Unstyled } from '@storybook/addon-docs/blocks';
import type { ReactElement } from 'react';
import type { LiveOptions } from '../live/LiveOptions.ts';
import type { Advice, Guide } from './Guide.ts';
import { Sample } from './Sample.tsx';

interface AdviceColumnsProps {
  guide: Guide;
  live: LiveOptions | undefined;
}

/** Dos and don'ts side by side. */
export function AdviceColumns({ guide, live }: AdviceColumnsProps): ReactElement {
  const columns = { Do: guide.dos, 'Don’t': guide.donts };
  return (
    <>
      <Heading>Do and don’t</Heading>
      <Unstyled>
        <Sample live={live}>
          <div className="advice">
            {Object.entries(columns).map(([title, advice]) => (
              <section key={title} className="advice-column" data-kind={title === 'Do' ? 'do' : 'dont'}>
                <h3>{title}</h3>
                <ul>{advice.map(one)}</ul>
              </section>
            ))}
          </div>
        </Sample>
      </Unstyled>
    </>
  );
}

const one = ({ text, example }: Advice) => (
  <li key={text}>
    {example && <div className="advice-example story-look">{example()}</div>}
    <p>{text.split('`').map((piece, index) => (index % 2 ? <code key={index}>{piece}</code> : piece))}</p>
  </li>
);
