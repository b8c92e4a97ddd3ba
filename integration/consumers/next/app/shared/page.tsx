import { Accounts } from '../Accounts';
import { OwnQueryClient } from './OwnQueryClient';

/** An app with its own `QueryClient`, and the kit in two places. */
export default function Page() {
  return (
    <OwnQueryClient>
      <Accounts />
      <Accounts />
    </OwnQueryClient>
  );
}
