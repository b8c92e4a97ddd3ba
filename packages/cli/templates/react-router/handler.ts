// Serves every route of @kit/server.
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { connect } from '@/lib/connect';

export const loader = ({ request, context }: LoaderFunctionArgs) => connect.handler(request, context);
export const action = ({ request, context }: ActionFunctionArgs) => connect.handler(request, context);
