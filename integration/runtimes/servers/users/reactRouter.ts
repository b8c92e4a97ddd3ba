import { createContext, type RouterContextProvider } from 'react-router';

/** Your middleware sets it: `context.set(userContext, user)`. */
export const userContext = createContext<{ id: string } | null>(null);

export function getUser(_request: Request, context: Readonly<RouterContextProvider>) {
  return context.get(userContext);
}
