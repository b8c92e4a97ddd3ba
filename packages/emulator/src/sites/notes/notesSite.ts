import type { NotesAccount, NotesPage } from '../../accounts/notesAccount.ts';
import { readFormText } from '../formText.ts';
import { icon, mark } from '../siteIcons.ts';
import type { Site, SiteRequest, SiteResult } from '../SitePage.ts';
import { editPage, listPage, readPage } from './notesPages.ts';
import { notesStyle } from './notesStyle.ts';

const titleLimit = 120;
const textLimit = 20_000;

/** A notes app: a list of pages that can be read, searched, created and edited. */
export const notesSite: Site<NotesAccount> = {
  name: 'Notes',
  mark: mark('M8 17V7l8 10V7'),
  style: notesStyle,
  links: () => [
    { path: '/', label: 'Pages', icon: icon('list') },
    { path: '/new', label: 'New page', icon: icon('plus') },
  ],
  searchLabel: 'Search pages',
  searchPath: '/',
  respond,
};

/** A request to the demo site *Notes*. */
type NotesRequest = SiteRequest<NotesAccount>;

function respond(request: NotesRequest): SiteResult | undefined {
  if (request.path === '') return listPage(request);
  if (request.path === 'new') return request.form ? savePage(request, request.form) : editPage(request);
  const [, id, isEdit] = /^pages\/([^/]+?)(\/edit)?$/.exec(request.path) ?? [];
  const page = request.content.pages.find((one) => one.id === id);
  if (!page) return undefined;
  if (isEdit === undefined) return readPage(request, page);
  return request.form ? savePage(request, request.form, page) : editPage(request, page);
}

function savePage(request: NotesRequest, form: URLSearchParams, page?: NotesPage): SiteResult {
  const title = readFormText(form, 'title', titleLimit);
  const text = readFormText(form, 'text', textLimit);
  const problem = title.problem ?? text.problem;
  if (problem !== undefined) return editPage(request, page, { title: title.text, body: text.text, problem });
  const { content, createId, now, save } = request;
  const id = page?.id ?? createId();
  const saved = { id, title: title.text, body: text.text, createdAt: page?.createdAt ?? now, updatedAt: now };
  save({ pages: [saved, ...content.pages.filter((one) => one.id !== id)] });
  return { redirect: `/pages/${id}?done=${page ? 'saved' : 'created'}` };
}
