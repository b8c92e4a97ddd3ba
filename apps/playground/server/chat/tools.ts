import { tool, type ToolSet } from 'ai';
import { z } from 'zod';

/** Works on a site with the account of a call. Without a browser, it returns the sample. */
type Work = (
  call: { abortSignal?: AbortSignal | undefined },
  task: string,
  sample: Record<string, unknown>,
) => Promise<unknown>;

/** Tools of the assistant. */
export interface Tools {
  create: (work: Work) => ToolSet;
  /** The application that each tool works on, and what it does there, as the user reads it. */
  needs: Record<string, { application: string; reason: string }>; // #connect
}

/** Tools for the sites of the emulator. */
export const siteTools: Tools = {
  create: (work) => ({
    postMessage: tool({
      description: 'Posts a message on LinkedIn.',
      inputSchema: z.object({ text: z.string() }),
      execute: ({ text }, call) => work(call, `Post this message on LinkedIn: ${text}`, { posted: text }),
    }),
    listNotifications: tool({
      description: 'Lists the newest notifications on LinkedIn.',
      inputSchema: z.object({}),
      execute: (_, call) =>
        work(call, 'List my newest LinkedIn notifications.', {
          notifications: ['Grace Hopper wants to talk about your post', '3 people looked at your profile'],
        }),
    }),
    listDeals: tool({
      description: 'Lists the Salesforce deals that close this month.',
      inputSchema: z.object({}),
      execute: (_, call) =>
        work(call, 'List my Salesforce deals that close this month.', {
          deals: ['Northwind, 50 seats, $12,000', 'Contoso, renewal, $8,400'],
        }),
    }),
    findPages: tool({
      description: 'Finds pages in Notion.',
      inputSchema: z.object({ query: z.string() }),
      execute: ({ query }, call) =>
        work(call, `Find pages in Notion about: ${query}`, {
          pages: ['Meeting notes, product', 'Meeting notes, hiring'],
        }),
    }),
  }),
  // #region connect
  needs: {
    postMessage: { application: 'linkedin', reason: 'To post your message.' },
    listNotifications: { application: 'linkedin', reason: 'To read your notifications.' },
    listDeals: { application: 'salesforce', reason: 'To list your deals.' },
    findPages: { application: 'notion', reason: 'To search your pages.' },
  },
  // #endregion
};

/** A tool for the application of your Anchor account. */
export const generalTool: Tools = {
  create: (work) => ({
    doTask: tool({
      description: 'Does a task in a browser, on the site that you work for.',
      inputSchema: z.object({ task: z.string() }),
      execute: ({ task }, call) => work(call, task, { done: task }),
    }),
  }),
  needs: { doTask: { application: 'my-application', reason: 'To do your task.' } }, // #connect
};
