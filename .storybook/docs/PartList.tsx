import { Unstyled } from '@storybook/addon-docs/blocks';
import type { ReactElement } from 'react';
import { PageLink } from '../pages/PageLink.tsx';
import { partTypes } from './partTypes.ts';

/** The parts of one type: its own, then inherited ones. */
export function PartList({ type }: { type: string }): ReactElement {
  const lines = [type, ...inherited(type)].flatMap(
    (name) => partTypes.find((one) => one.type === name) ?? [],
  );
  return (
    <Unstyled>
      <table className="facts">
        <thead>
          <tr>
            <th scope="col">type</th>
            <th scope="col">
              <code>data-part</code>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.type}>
              <th scope="row">
                <code>{line.type}</code>
              </th>
              <td>
                {line.parts.map((part) => (
                  <code key={part} className="chip">
                    {part}
                  </code>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="facts-more">
        <PageLink to="look-anatomy--anatomy">See where they are</PageLink>
      </p>
    </Unstyled>
  );
}

function inherited(type: string): string[] {
  const others = partTypes.find((one) => one.type === type)?.others ?? [];
  return [...new Set(others.flatMap((other) => [other, ...inherited(other)]))];
}
