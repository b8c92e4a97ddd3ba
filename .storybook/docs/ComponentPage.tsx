import {
  Controls,
  Description,
  Heading,
  Primary,
  Stories,
  Subtitle,
  Title,
  Unstyled,
  useOf,
} from '@storybook/addon-docs/blocks';
import type { ReactElement } from 'react';
import type { LiveOptions } from '../live/LiveOptions.ts';
import { AdviceColumns } from './AdviceColumns.tsx';
import type { Guide } from './Guide.ts';
import { PartList } from './PartList.tsx';

/** The page of a component: purpose, live example, advice, props, parts, states and stories. A page without a component shows its stories. */
export function ComponentPage(): ReactElement {
  const { preparedMeta } = useOf('meta', ['meta']);
  const { guide, live }: { guide?: Guide; live?: LiveOptions } = preparedMeta.parameters;
  return (
    <>
      <Title />
      {guide && <Subtitle>{guide.purpose}</Subtitle>}
      {preparedMeta.component && <Primary />}
      {guide && <AdviceColumns guide={guide} live={live} />}
      {preparedMeta.component && (
        <>
          <Heading>Props</Heading>
          <Description of="meta" />
          <Controls />
        </>
      )}
      {guide?.states && (
        <>
          <Heading>States</Heading>
          <Unstyled>
            <table className="facts">
              <thead>
                <tr>
                  <th scope="col">
                    <code>data-state</code>
                  </th>
                  <th scope="col">means</th>
                </tr>
              </thead>
              <tbody>
                {Object.entries(guide.states).map(([state, meaning]) => (
                  <tr key={state}>
                    <th scope="row">
                      <code>{state}</code>
                    </th>
                    <td>{meaning}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Unstyled>
        </>
      )}
      {guide?.parts && (
        <>
          <Heading>Parts</Heading>
          <PartList type={guide.parts} />
        </>
      )}
      {preparedMeta.component ? <Stories includePrimary={false} /> : <Stories title="" />}
    </>
  );
}
