import { dealStages, type Deal, type DealActivity, type DealsAccount } from '../../accounts/dealsAccount.ts';
import { readFormText } from '../formText.ts';
import { icon, mark } from '../siteIcons.ts';
import type { Site, SiteRequest, SiteResult } from '../SitePage.ts';
import { dealPage } from './dealPage.ts';
import { dealsPage } from './dealsPage.ts';
import { dealsStyle } from './dealsStyle.ts';

const noteLimit = 2000;

/** A sales pipeline: a list of deals, and one record for each. */
export const dealsSite: Site<DealsAccount> = {
  name: 'Deals',
  mark: mark('M7 17v-4M12 17V7M17 17v-7'),
  style: dealsStyle,
  links: () => [{ path: '/', label: 'Pipeline', icon: icon('stage') }],
  searchLabel: 'Search deals',
  searchPath: '/',
  respond,
};

type DealsRequest = SiteRequest<DealsAccount>;

function respond(request: DealsRequest): SiteResult | undefined {
  if (request.path === '') return dealsPage(request);
  const id = /^deals\/([^/]+)$/.exec(request.path)?.[1];
  const deal = request.content.deals.find((one) => one.id === id);
  if (!deal) return undefined;
  return request.form ? changeDeal(request, deal, request.form) : dealPage(request, deal);
}

function changeDeal(request: DealsRequest, deal: Deal, form: URLSearchParams): SiteResult {
  if (form.has('stage')) {
    const stage = dealStages.find((name) => name === form.get('stage'));
    if (!stage) return dealPage(request, deal, { stage: 'This is not a stage. Nothing was saved.' });
    // A save without a change adds nothing to the history.
    if (stage !== deal.stage) saveDeal(request, { ...deal, stage }, { kind: 'stage', text: stage });
    return { redirect: `/deals/${deal.id}?done=stage` };
  }
  const note = readFormText(form, 'note', noteLimit);
  if (note.problem !== undefined) return dealPage(request, deal, { note });
  saveDeal(request, deal, { kind: 'note', text: note.text });
  return { redirect: `/deals/${deal.id}?done=note` };
}

function saveDeal(
  { account, content, now, save }: DealsRequest,
  deal: Deal,
  entry: Pick<DealActivity, 'kind' | 'text'>,
): void {
  const changed = { ...deal, activity: [{ ...entry, author: account, createdAt: now }, ...deal.activity] };
  save({ deals: content.deals.map((one) => (one.id === deal.id ? changed : one)) });
}
