import { Accounts } from '../Accounts';
import { OwnQueryClient } from './OwnQueryClient';

/** An app with a `QueryClient` of its own, and the kit in two places of it. */
export default function Page() {
  return (
    <OwnQueryClient>
      <Accounts />
      <Accounts />
    </OwnQueryClient>
  );
}
