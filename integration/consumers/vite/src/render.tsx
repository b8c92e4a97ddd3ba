import type { ServerResponse } from 'node:http';
import { renderToPipeableStream } from 'react-dom/server';
import { Streamed } from './Streamed';

/** Streams the page into a response. */
export function render(response: ServerResponse, nonce: string): void {
  const stream = renderToPipeableStream(<Streamed />, {
    bootstrapModules: ['/hydrate.js'],
    nonce,
    onShellReady: () => stream.pipe(response),
    onError: (error) => console.error(error),
  });
}
