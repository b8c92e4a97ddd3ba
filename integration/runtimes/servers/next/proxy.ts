import { NextResponse } from 'next/server';

export function proxy(): NextResponse {
  const response = NextResponse.next();
  response.cookies.set('app', 'renewed');
  return response;
}
