import { Accounts } from './Accounts';

export default function Page() {
  return <Accounts />;
}
