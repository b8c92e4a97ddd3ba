import type { APIRoute } from 'astro';
import { connect } from '../../../connect.ts';

export const prerender = false;

export const ALL: APIRoute = ({ request, locals }) => connect.handler(request, locals);
