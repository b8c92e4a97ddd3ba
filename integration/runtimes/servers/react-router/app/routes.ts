import { route, type RouteConfig } from '@react-router/dev/routes';

export default [route('api/connect/*', './routes/connect.ts')] satisfies RouteConfig;
