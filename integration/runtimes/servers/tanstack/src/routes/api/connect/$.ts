import { createFileRoute } from '@tanstack/react-router';
import { connect } from '../../../connect.ts';

export const Route = createFileRoute('/api/connect/$')({
  server: { handlers: { ANY: ({ request, context }) => connect.handler(request, context) } },
});
