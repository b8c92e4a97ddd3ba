import type { ReactElement } from 'react';
import { TokenSample } from './TokenSample.tsx';
import { tokens, type Token } from './tokens.ts';

/** All tokens, those that differ between light and dark first. */
export function TokenTable({ look }: { look: string }): ReactElement {
  return (
    <>
      <h2>Light and dark</h2>
      <table className="tokens">
        <thead>
          <tr>
            <th scope="col">property</th>
            <th scope="col">for</th>
            <th scope="col">light</th>
            <th scope="col">dark</th>
          </tr>
        </thead>
        <tbody>
          {tokens
            .filter(({ dark }) => dark)
            .map((token) => (
              <Row key={token.name} token={token}>
                <Scheme scheme="light" look={look} name={token.name} value={token.light} />
                <Scheme scheme="dark" look={look} name={token.name} value={token.dark ?? ''} />
              </Row>
            ))}
        </tbody>
      </table>
      <h2>The same in both</h2>
      <table className="tokens">
        <thead>
          <tr>
            <th scope="col">property</th>
            <th scope="col">for</th>
            <th scope="col">sample</th>
            <th scope="col">default</th>
          </tr>
        </thead>
        <tbody>
          {tokens
            .filter(({ dark }) => !dark)
            .map((token) => (
              <Row key={token.name} token={token}>
                <td>
                  <TokenSample name={token.name} follows={token.follows} />
                </td>
                <td>
                  <code>{token.light}</code>
                </td>
              </Row>
            ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ token, children }: { token: Token; children: React.ReactNode }) {
  return (
    <tr data-token={token.name}>
      <th scope="row">
        <code>--connect-{token.name}</code>
      </th>
      <td>{token.purpose}</td>
      {children}
    </tr>
  );
}

interface SchemeProps {
  scheme: 'light' | 'dark';
  look: string;
  name: string;
  value: string;
}

function Scheme({ scheme, look, name, value }: SchemeProps) {
  return (
    <td>
      <span className="scheme" data-theme={scheme} data-connect-theme={look}>
        <TokenSample name={name} />
      </span>
      <code>{value}</code>
    </td>
  );
}
