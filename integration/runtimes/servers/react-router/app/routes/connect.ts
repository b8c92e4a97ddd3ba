import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { connect } from '../connect.ts';

export const loader = ({ request, context }: LoaderFunctionArgs) => connect.handler(request, context);
export const action = ({ request, context }: ActionFunctionArgs) => connect.handler(request, context);
