import { tool, type ToolSet } from 'ai';
import { z } from 'zod';
import { deals, network, notes, type SiteScript } from './siteScripts.ts';

/** What a tool does. */
export interface Job {
  /** In words, for Anchor's agent. */
  task: string;
  /** On a demo site of the emulator. */
  script?: SiteScript;
  /** The result if there is no browser. */
  sample: Record<string, unknown>;
}

/** Does a job with the account of a call. */
type Work = (call: { abortSignal?: AbortSignal | undefined }, job: Job) => Promise<unknown>;

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
      execute: ({ text }, call) =>
        work(call, {
          task: `Post this message on LinkedIn: ${text}`,
          script: network.post(text),
          sample: { posted: text },
        }),
    }),
    listNotifications: tool({
      description: 'Lists the newest notifications on LinkedIn.',
      inputSchema: z.object({}),
      execute: (_, call) =>
        work(call, {
          task: 'List my newest LinkedIn notifications.',
          script: network.listNotifications(),
          sample: {
            notifications: ['Grace Hopper wants to talk about your post', '3 people looked at your profile'],
          },
        }),
    }),
    readMessages: tool({
      description: 'Reads the newest conversation on LinkedIn.',
      inputSchema: z.object({}),
      execute: (_, call) =>
        work(call, {
          task: 'Read my newest LinkedIn conversation.',
          script: network.readMessages(),
          sample: { person: 'Grace Hopper', messages: ['Grace Hopper: Do you have time on Thursday?'] },
        }),
    }),
    answerMessage: tool({
      description: 'Sends a message to a person on LinkedIn.',
      inputSchema: z.object({ person: z.string(), text: z.string() }),
      execute: ({ person, text }, call) =>
        work(call, {
          task: `Send this message to ${person} on LinkedIn: ${text}`,
          script: network.answer(person, text),
          sample: { person, sent: text },
        }),
    }),
    listDeals: tool({
      description: 'Lists the open Salesforce deals.',
      inputSchema: z.object({}),
      execute: (_, call) =>
        work(call, {
          task: 'List my open Salesforce deals.',
          script: deals.listOpen(),
          sample: { deals: ['Northwind, 50 seats, $12,000', 'Contoso, renewal, $8,400'] },
        }),
    }),
    findPages: tool({
      description: 'Finds pages in Notion.',
      inputSchema: z.object({ query: z.string() }),
      execute: ({ query }, call) =>
        work(call, {
          task: `Find pages in Notion about: ${query}`,
          script: notes.find(query),
          sample: { pages: ['Meeting notes, product', 'Meeting notes, hiring'] },
        }),
    }),
  }),
  // #region connect
  needs: {
    postMessage: { application: 'linkedin', reason: 'To post your message.' },
    listNotifications: { application: 'linkedin', reason: 'To read your notifications.' },
    readMessages: { application: 'linkedin', reason: 'To read your messages.' },
    answerMessage: { application: 'linkedin', reason: 'To answer the message.' },
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
      execute: ({ task }, call) => work(call, { task, sample: { done: task } }),
    }),
  }),
  needs: { doTask: { application: 'my-application', reason: 'To do your task.' } }, // #connect
};
