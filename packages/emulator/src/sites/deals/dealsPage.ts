import { dealStages, type Deal, type DealsAccount, type DealStage } from '../../accounts/dealsAccount.ts';
import { html, type Html } from '../../html/html.ts';
import { day } from '../formatTime.ts';
import { matches } from '../search.ts';
import type { SitePage, SiteRequest } from '../SitePage.ts';

const openStages: readonly DealStage[] = ['Qualified', 'Discovery', 'Proposal', 'Negotiation'];

/** Renders the list of deals, with the totals of the open stages. The query can filter it by text and stage. */
export function dealsPage({ content, query }: SiteRequest<DealsAccount>): SitePage {
  const term = query.get('q')?.trim() ?? '';
  const stage = dealStages.find((name) => name === query.get('stage'));
  const found = content.deals.filter(
    (deal) =>
      (!stage || deal.stage === stage) && matches(term, [deal.name, deal.company, deal.contact, deal.stage]),
  );
  const options = dealStages.map(
    (name) => html`<option ${name === stage && html` selected`}>${name}</option>`,
  );
  return {
    title: 'Pipeline',
    body: html`<div class="stack">
      <div class="row between">
        <h1>${term ? html`Deals with “${term}”` : 'Pipeline'}</h1>
        <form class="filter" action="/">
          ${term && html`<input type="hidden" name="q" value="${term}" />`}
          <label for="stage">Stage</label>
          <select id="stage" name="stage">
            <option value="">All stages</option>
            ${options}
          </select>
          <button class="quiet">Apply</button>
        </form>
      </div>
      <ul class="totals" aria-label="Totals">
        ${openStages.map((name) => stageTotal(name, content.deals, name === stage))}
      </ul>
      <p class="soft">${found.length} of ${content.deals.length} deals</p>
      ${found.length > 0 ? table(found) : html`<p class="card empty">No deal matches. <a href="/">Show all deals</a></p>`}
    </div>`,
  };
}

function stageTotal(stage: DealStage, deals: readonly Deal[], isShown: boolean): Html {
  const inStage = deals.filter((deal) => deal.stage === stage);
  const total = inStage.reduce((sum, { amount }) => sum + amount, 0);
  return html`<li>
    <a class="card" href="/?stage=${stage}" ${isShown && html` aria-current="true"`}>
      <small>${stage}</small>
      <strong>${formatAmount(total)}</strong>
      <small>${inStage.length} ${inStage.length === 1 ? 'deal' : 'deals'}</small>
    </a>
  </li>`;
}

function table(deals: readonly Deal[]): Html {
  const rows = deals.map(
    ({ id, name, company, contact, stage, closeDate, amount }) =>
      html`<tr>
        <th scope="row"><a href="/deals/${id}">${name}</a><small>${company} · ${contact}</small></th>
        <td>${stageTag(stage)}</td>
        <td>${day(closeDate)}</td>
        <td class="amount">${formatAmount(amount)}</td>
      </tr>`,
  );
  return html`<table class="card">
    <caption class="hidden">
      Deals
    </caption>
    <thead>
      <tr>
        <th scope="col">Deal</th>
        <th scope="col">Stage</th>
        <th scope="col">Close date</th>
        <th scope="col" class="amount">Amount</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** Renders the name of a stage in its color. */
export function stageTag(stage: DealStage): Html {
  return html`<span class="tag stage-${dealStages.indexOf(stage)}">${stage}</span>`;
}

/** Formats an amount in whole US dollars. */
export function formatAmount(amount: number): string {
  return amount.toLocaleString('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
}
