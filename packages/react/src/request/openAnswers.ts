import { createLead, type Lead } from './createLead.ts';

/** The user's answer to a request, in the shape of the AI SDK's `addToolApprovalResponse`. */
export interface RequestResponse {
  /** Id of the approval, or of the request if no approval waits for it. */
  id: string;
  /** Whether the account is connected. */
  approved: boolean;
  /** Why not, for the model. */
  reason?: string;
}

interface AnswerOptions {
  /** Names the answer that is missing. */
  id: string;
  /** The conversation. Its calls wait for each other. */
  thread: string;
  onResponse: (response: RequestResponse) => void;
  /** Called when another tab knows more. */
  onNews: () => void;
}

/** An answer that a card of this page will report. */
export interface OpenAnswer {
  /** Gives the answer. Undefined while the user has not answered, and once the app no longer waits for it. */
  give: (response: RequestResponse | undefined) => void;
  /** The card no longer needs to report it. */
  close: () => void;
}

interface Entry extends AnswerOptions {
  lead: Lead;
  leads: boolean;
  response: RequestResponse | undefined;
  /** Whether this page has reported the answer since the card is there. */
  isReported: boolean;
}

/** How long the news of a tab that has closed can take, in milliseconds. */
const newsMs = 100;

/** All open answers of this page. */
const entries = new Set<Entry>();
/** Answers that another tab has reported, or that the app has lost. They are reported again with the next one only. */
const reportedElsewhere = new Set<string>();

/** Adds an answer that this page, or another tab that shows the same request, will report. */
export function openAnswer(options: AnswerOptions): OpenAnswer {
  const { id } = options;
  const lead = createLead(id, {
    onChange(leads) {
      entry.leads = leads;
      if (leads) setTimeout(report, newsMs, entry.thread);
    },
    onNews(news) {
      if (news === 'answered') reportedElsewhere.add(id);
      entry.onNews();
    },
  });
  const entry: Entry = { ...options, lead, leads: false, response: undefined, isReported: isReported(id) };
  entries.add(entry);
  let isLeft = false;

  return {
    give(response) {
      entry.response = response;
      if (!response) return void (isLeft = entry.isReported);
      // The app waits again for an answer that it has had, because it has loaded its messages again.
      if (isLeft) {
        isLeft = entry.isReported = false;
        reportedElsewhere.add(id);
      }
      if (!entry.leads) lead.notify('ended'); // a hidden tab does not poll
      report(entry.thread);
    },
    close() {
      entries.delete(entry);
      lead.release();
    },
  };
}

/** Makes this tab the one that reports every answer that it shows, because the user has acted in it. */
export function takeLead(): void {
  for (const { lead } of entries) lead.take();
}

/**
 * Reports the answers of a thread, if one of them is new and this tab has the lead. With a new answer, this tab repeats those that
 * another tab has reported: the AI SDK goes on in the tab that knows the answers to all calls of a message.
 */
function report(thread: string): void {
  const given = [...entries].filter((entry) => entry.thread === thread && entry.response);
  if (!given.some(isNew)) return;
  for (const { id, lead, response, onResponse } of given) {
    if (!response || isReported(id)) continue;
    for (const entry of entries) if (entry.id === id) entry.isReported = true;
    lead.notify('answered');
    onResponse(response);
  }
}

function isNew({ id, leads }: Entry): boolean {
  return leads && !isReported(id) && !reportedElsewhere.has(id);
}

/** Whether a card that is still there has reported the answer. */
function isReported(id: string): boolean {
  return [...entries].some((entry) => entry.id === id && entry.isReported);
}
