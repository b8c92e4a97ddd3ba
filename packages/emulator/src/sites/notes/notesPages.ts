import type { NotesAccount, NotesPage } from '../../accounts/notesAccount.ts';
import { html, type Html } from '../../html/html.ts';
import { doneNotice, problemNotice } from '../formText.ts';
import { age } from '../formatTime.ts';
import { matches } from '../search.ts';
import { icon } from '../siteIcons.ts';
import type { SitePage, SiteRequest } from '../SitePage.ts';

type NotesRequest = SiteRequest<NotesAccount>;

/** Renders the list of pages, or the pages that match the search. */
export function listPage({ content, now, query }: NotesRequest): SitePage {
  const term = query.get('q')?.trim() ?? '';
  const found = content.pages.filter(({ title, body }) => matches(term, [title, body]));
  const items = found.map(
    ({ id, title, body, updatedAt }) =>
      html`<li class="card">
        <h2><a href="/pages/${id}">${title}</a></h2>
        <p class="preview">${previewOf(body)}</p>
        <small>Edited ${age(updatedAt, now)}</small>
      </li>`,
  );
  return {
    title: term ? `Search: ${term}` : 'Pages',
    body: html`<div class="stack">
      <div class="row between">
        <h1>${term ? html`Pages with “${term}”` : 'Pages'}</h1>
        <a class="button" href="/new">${icon('plus')}New page</a>
      </div>
      <ul class="pages">
        ${items}
      </ul>
      ${found.length === 0 && html`<p class="card empty">No page matches. <a href="/">Show all pages</a></p>`}
    </div>`,
  };
}

/** Renders a page for reading. */
export function readPage({ content, now, query }: NotesRequest, page: NotesPage): SitePage {
  return {
    title: page.title,
    body: inWorkspace(
      content,
      page.id,
      html`${doneNotice(query)}
        <article class="card sheet">
          <header class="row between">
            <small>Edited ${age(page.updatedAt, now)}</small>
            <a class="button quiet" href="/pages/${page.id}/edit">${icon('edit')}Edit</a>
          </header>
          <h1>${page.title}</h1>
          ${renderBody(page.body)}
        </article>`,
    ),
  };
}

/** What could not be saved. */
interface Draft extends Pick<NotesPage, 'title' | 'body'> {
  readonly problem: string;
}

/** Renders the form of a page, or of a new page without one. */
export function editPage({ content }: NotesRequest, page?: NotesPage, draft?: Draft): SitePage {
  const { title, body } = draft ?? page ?? { title: '', body: '' };
  const heading = page ? 'Edit page' : 'New page';
  return {
    title: heading,
    status: draft ? 422 : 200,
    body: inWorkspace(
      content,
      page?.id,
      html`<form class="card sheet stack" method="post" action="${page ? `/pages/${page.id}/edit` : '/new'}">
        <h1 class="small">${heading}</h1>
        ${problemNotice(draft?.problem)}
        <div><label for="title">Title</label><input id="title" name="title" value="${title}" /></div>
        <div>
          <label for="text">Text</label>
          <textarea id="text" name="text" rows="14" aria-describedby="marks">${body}</textarea>
          <small id="marks"># begins a heading, - a list, [ ] a task.</small>
        </div>
        <div class="row">
          <button>Save</button>
          <a class="button quiet" href="${page ? `/pages/${page.id}` : '/'}">Cancel</a>
        </div>
      </form>`,
    ),
  };
}

function inWorkspace({ pages }: NotesAccount, openId: string | undefined, body: Html): Html {
  const items = pages.map(
    ({ id, title }) =>
      html`<li>
        <a href="/pages/${id}" ${id === openId && html` aria-current="page"`}
          >${icon('page')}<span>${title}</span></a
        >
      </li>`,
  );
  return html`<div class="workspace">
    <aside>
      <h2>Pages</h2>
      <ul>
        ${items}
      </ul>
    </aside>
    <div class="stack">${body}</div>
  </div>`;
}

function previewOf(body: string): string {
  const text = body.replaceAll(/^(# |- |\[[ x]\] )/gm, '').replaceAll(/\n+/g, ' · ');
  return text.length > 140 ? `${text.slice(0, 140).trimEnd()}…` : text;
}

// The text of a page has headings, lists, tasks and paragraphs, one a line.
function renderBody(body: string): Html {
  return html`<div class="body">${body.split('\n').map(renderLine)}</div>`;
}

function renderLine(line: string): Html {
  const [, sign, text] = /^(# |- |\[[ x]\] )(.*)$/.exec(line) ?? [];
  if (sign === '# ') return html`<h2>${text}</h2>`;
  if (sign === '- ') return html`<p class="item">${text}</p>`;
  if (sign === undefined) return html`<p>${line}</p>`;
  const isDone = sign === '[x] ';
  return html`<p class="task${isDone && ' ready'}">
    <span class="hidden">${isDone ? 'Done: ' : 'To do: '}</span>${text}
  </p>`;
}
