// The page of @kit/react. Your own pages can render <Accounts /> too.
import { Accounts } from '@/components/accounts';

export default function Page() {
  return (
    <main>
      <Accounts />
    </main>
  );
}
