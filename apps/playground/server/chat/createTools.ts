import { tool, type ToolSet } from 'ai';
import { z } from 'zod';

/** Works on a site with the account of a call. Without a browser, it returns the sample. */
export type Work = (call: object, task: string, sample: Record<string, unknown>) => Promise<unknown>;

interface OfferedTool {
  /** The application that the tool works on. */
  application: string;
  /** What the tool does there, as the user reads it. */
  reason: string;
  tool: ToolSet[string];
}

/** Creates the tools of the assistant for these applications. */
export function createTools(applications: string[], work: Work): Record<string, OfferedTool> {
  const all: Record<string, OfferedTool> = {
    postMessage: {
      application: 'linkedin',
      reason: 'To post your message.',
      tool: tool({
        description: 'Posts a message on LinkedIn.',
        inputSchema: z.object({ text: z.string() }),
        execute: ({ text }, call) => work(call, `Post this message on LinkedIn: ${text}`, { posted: text }),
      }),
    },
    listNotifications: {
      application: 'linkedin',
      reason: 'To read your notifications.',
      tool: tool({
        description: 'Lists the newest notifications on LinkedIn.',
        inputSchema: z.object({}),
        execute: (_, call) =>
          work(call, 'List my newest LinkedIn notifications.', {
            notifications: ['Grace Hopper wants to talk about your post', '3 people looked at your profile'],
          }),
      }),
    },
    listDeals: {
      application: 'salesforce',
      reason: 'To list your deals.',
      tool: tool({
        description: 'Lists the Salesforce deals that close this month.',
        inputSchema: z.object({}),
        execute: (_, call) =>
          work(call, 'List my Salesforce deals that close this month.', {
            deals: ['Northwind, 50 seats, $12,000', 'Contoso, renewal, $8,400'],
          }),
      }),
    },
    findPages: {
      application: 'notion',
      reason: 'To search your pages.',
      tool: tool({
        description: 'Finds pages in Notion.',
        inputSchema: z.object({ query: z.string() }),
        execute: ({ query }, call) =>
          work(call, `Find pages in Notion about: ${query}`, {
            pages: ['Meeting notes, product', 'Meeting notes, hiring'],
          }),
      }),
    },
    doTask: {
      application: 'my-application',
      reason: 'To do your task.',
      tool: tool({
        description: 'Does a task in a browser, on the site that you work for.',
        inputSchema: z.object({ task: z.string() }),
        execute: ({ task }, call) => work(call, task, { done: task }),
      }),
    },
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, { application }]) => applications.includes(application)),
  );
}
