/** Whether the request comes from a page of this origin, or from no page at all. */
export function comesFromOwnPage(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const sender = request.headers.get('origin');
  return sender === null || sender === origin;
}
