import { html, type Html } from '../html/html.ts';

/** A text that a form submitted. */
export interface FormText {
  /** Without spaces at its ends, with `\n` as line break. */
  readonly text: string;
  /** Why the text cannot be saved; undefined if it can. */
  readonly problem: string | undefined;
}

/** Reads a text from a form. `name` is both the field and the word for it in messages. */
export function readFormText(form: URLSearchParams, name: string, maxLength: number): FormText {
  const text = (form.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  if (text === '') return { text, problem: `The ${name} is empty. Nothing was saved.` };
  if (text.length <= maxLength) return { text, problem: undefined };
  const problem = `The ${name} has ${text.length} characters. The limit is ${maxLength}. Nothing was saved.`;
  return { text, problem };
}

/** Renders the reason why a form was not saved. */
export function problemNotice(problem: string | undefined): Html | undefined {
  return problem === undefined ? undefined : html`<p class="problem" role="alert">${problem}</p>`;
}

const notices: ReadonlyMap<string, string> = new Map([
  ['post', 'Your post is in the feed.'],
  ['message', 'Your message was sent.'],
  ['read', 'All notifications are marked as read.'],
  ['stage', 'The stage was changed.'],
  ['note', 'The note was added.'],
  ['created', 'The page was created.'],
  ['saved', 'The page was saved.'],
]);

/** Renders the confirmation after a saved form. The parameter `done` of the URL names it. */
export function doneNotice(query: URLSearchParams): Html | undefined {
  const text = notices.get(query.get('done') ?? '');
  return text === undefined ? undefined : html`<p class="done" role="status">${text}</p>`;
}
