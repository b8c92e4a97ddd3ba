// The page of @kit/react. Your own pages can render <Accounts /> too.
import { createFileRoute } from '@tanstack/react-router';
import { Accounts } from '@/components/accounts';

export const Route = createFileRoute('/accounts')({
  component: Accounts,
});
