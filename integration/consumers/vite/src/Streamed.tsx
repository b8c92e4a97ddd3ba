import { lazy, StrictMode, Suspense } from 'react';

const Late = lazy(async () => {
  const [{ Accounts }] = await Promise.all([
    import('./Accounts'),
    new Promise((resolve) => setTimeout(resolve, 50)),
  ]);
  return { default: Accounts };
});

/** A whole page, with the kit in a part that is streamed later. */
export function Streamed() {
  return (
    <StrictMode>
      <html lang="en">
        <head>
          <meta charSet="utf-8" />
          <title>App</title>
          <link rel="stylesheet" href="/style.css" />
        </head>
        <body>
          <Suspense fallback={<p>The page comes first.</p>}>
            <Late />
          </Suspense>
        </body>
      </html>
    </StrictMode>
  );
}
