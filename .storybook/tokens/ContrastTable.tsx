import type { ReactElement } from 'react';
import { contrastIn, pairs } from './contrast.ts';
import { schemes } from './TokenDownloads.tsx';
import type { ComputedToken } from './readComputed.ts';

/** The contrast of each pair of tokens, in both color schemes. */
export function ContrastTable({
  computed,
}: {
  computed: Record<'light' | 'dark', ComputedToken[]>;
}): ReactElement {
  return (
    <div className="contrasts">
      <table className="tokens">
        <thead>
          <tr>
            <th scope="col">on its background</th>
            <th scope="col">at least</th>
            <th scope="col">light</th>
            <th scope="col">dark</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ front, back, least }) => (
            <tr key={`${front} ${back}`} data-pair={`${front} ${back}`}>
              <th scope="row">
                <code>{front}</code> <span>on</span> <code>{back}</code>
              </th>
              <td>{least}:1</td>
              {schemes.map((scheme) => {
                const ratio = contrastIn(computed[scheme], front, back);
                return (
                  <td key={scheme} data-passes={ratio >= least}>
                    {`${Math.floor(ratio * 100) / 100}:1`} {ratio >= least ? '✓' : '✕ too low'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
