import { connection } from 'next/server';
import { Suspense } from 'react';
import { Accounts } from '../Accounts';

async function Late() {
  await connection(); // not at build time
  await new Promise((resolve) => setTimeout(resolve, 50));
  return <Accounts />;
}

/** The kit in a part of the page that is streamed later. */
export default function Page() {
  return (
    <Suspense fallback={<p>The page comes first.</p>}>
      <Late />
    </Suspense>
  );
}
