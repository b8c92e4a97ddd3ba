import type { ReactElement, ReactNode } from 'react';
import { CopyButton } from './CopyButton.tsx';
import type { ComputedToken } from './readComputed.ts';
import { schemes } from './TokenDownloads.tsx';
import { TokenSample } from './TokenSample.tsx';
import { tokens, type Token } from './tokens.ts';

interface TokenTableProps {
  theme: string;
  computed: Record<'light' | 'dark', ComputedToken[]>;
}

const valueIn = (computed: ComputedToken[], name: string) =>
  computed.find((token) => token.name === name)?.value ?? '';

/** All tokens with the values of a theme, those that differ between light and dark first. */
export function TokenTable({ theme, computed }: TokenTableProps): ReactElement {
  const differs = ({ name }: Token) => valueIn(computed.light, name) !== valueIn(computed.dark, name);
  return (
    <>
      <h2>Light and dark</h2>
      <Table titles={['light', 'dark']}>
        {tokens.filter(differs).map((token) => (
          <Row key={token.name} token={token}>
            {schemes.map((scheme) => (
              <td key={scheme}>
                <span className="scheme" data-theme={scheme} data-connect-theme={theme}>
                  <TokenSample name={token.name} follows={token.follows} />
                </span>
                <CopyButton text={valueIn(computed[scheme], token.name)} />
              </td>
            ))}
          </Row>
        ))}
      </Table>
      <h2>The same in both</h2>
      <Table titles={['sample', 'value']}>
        {tokens
          .filter((token) => !differs(token))
          .map((token) => (
            <Row key={token.name} token={token}>
              <td data-connect-theme={theme}>
                <TokenSample name={token.name} follows={token.follows} />
              </td>
              <td>
                <CopyButton text={valueIn(computed.light, token.name)} />
              </td>
            </Row>
          ))}
      </Table>
    </>
  );
}

function Table({ titles, children }: { titles: string[]; children: ReactNode }) {
  return (
    <div className="tokens-scroll">
      <table className="tokens">
        <thead>
          <tr>
            {['property', 'for', ...titles].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Row({ token, children }: { token: Token; children: ReactNode }) {
  return (
    <tr data-token={token.name}>
      <th scope="row">
        <CopyButton text={`var(--connect-${token.name})`} label={`--connect-${token.name}`} />
      </th>
      <td>{token.purpose.replaceAll(/[`*]/g, '')}</td>
      {children}
    </tr>
  );
}
