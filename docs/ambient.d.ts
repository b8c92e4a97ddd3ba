// Declares what the examples use from the reader's own app.
import type { Connect } from '@kit/server';
import type { UIMessage } from 'ai';
import type { Express } from 'express';

declare global {
  const app: Express;
  /** Reads the reader's own session. */
  function sessionUserOf(request: Request): { id: string } | null;
  /** Reads the token that a platform gives the reader's page. */
  function sessionToken(): Promise<string>;
  /** Verifies that token on the reader's server. */
  function userOfToken(authorization: string | null): { id: string } | null;
  /** Looks up a host name in the reader's own table of domains. */
  function hasDomain(hostname: string): Promise<boolean>;
  /** Finds a user in the reader's own database. */
  function emailOf(userId: string): Promise<string | undefined>;
  /** Sends the reader's own mail. */
  function sendMail(userId: string, text: string): Promise<void>;
  /** Reads a chat from the reader's own database. */
  function loadChat(userId: string, id: string): Promise<UIMessage[]>;
  /** Stores a chat in the reader's own database. */
  function saveChat(userId: string, id: string, messages: UIMessage[]): Promise<void>;
  /** Runs the reader's own agent in a browser. */
  function drive(cdpUrl: string): Promise<void>;
  /** Whether the page of a browser asks for a sign-in. */
  function showsSignIn(cdpUrl: string): Promise<boolean>;
  function postInBrowser(cdpUrl: string, text: string): Promise<{ posted: boolean }>;
  /** Reads the reader's own session, which rotates. */
  function readSession(
    cookies: string | null,
  ): Promise<{ userId: string; tenantId: string; isRenewed: boolean; cookie: string } | null>;
  /** Calls `createConnect` with the applications of one customer. */
  function createConnectFor(customerId: string): Connect;
}
