import { tool, type ToolSet } from 'ai';
import { z } from 'zod';

/** Works on a site with the account of a call. Without a browser, it returns the sample. */
export type Work = (call: object, task: string, sample: Record<string, unknown>) => Promise<unknown>;

// #region connect
/** The application that each tool works on, and what it does there, as the user reads it. */
const allNeeds = {
  postMessage: { application: 'linkedin', reason: 'To post your message.' },
  listNotifications: { application: 'linkedin', reason: 'To read your notifications.' },
  listDeals: { application: 'salesforce', reason: 'To list your deals.' },
  findPages: { application: 'notion', reason: 'To search your pages.' },
  doTask: { application: 'my-application', reason: 'To do your task.' },
};
// #endregion

/** Creates the tools of the assistant that work on these applications, and lists what each one needs. */
export function createTools(applications: string[], work: Work) {
  const tools: ToolSet = {
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
    doTask: tool({
      description: 'Does a task in a browser, on the site that you work for.',
      inputSchema: z.object({ task: z.string() }),
      execute: ({ task }, call) => work(call, task, { done: task }),
    }),
  };
  const needs = Object.entries(allNeeds).filter(([, { application }]) => applications.includes(application));
  return {
    tools: Object.fromEntries(
      Object.entries(tools).filter(([name]) => needs.some(([each]) => each === name)),
    ),
    needs: Object.fromEntries(needs),
  };
}
