import type { RequestHandler } from '@sveltejs/kit';
import { connect } from '#lib/server/connect.ts';

export const fallback: RequestHandler = (event) => connect.handler(event.request, event);
