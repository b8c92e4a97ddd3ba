// Serves every route of @kit/server.
import { createFileRoute } from '@tanstack/react-router';
import { connect } from '@/lib/connect';

export const Route = createFileRoute('/api/connect/$')({
  server: { handlers: { ANY: ({ request, context }) => connect.handler(request, context) } },
});
