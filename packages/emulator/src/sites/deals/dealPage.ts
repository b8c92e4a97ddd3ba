import { dealStages, type Deal, type DealActivity, type DealsAccount } from '../../accounts/dealsAccount.ts';
import { html, type Html } from '../../html/html.ts';
import { avatar } from '../../html/icons.ts';
import { doneNotice, problemNotice, type FormText } from '../formText.ts';
import { age, day } from '../formatTime.ts';
import { icon } from '../siteIcons.ts';
import type { SitePage, SiteRequest } from '../SitePage.ts';
import { formatAmount, stageTag } from './dealsPage.ts';

/** What could not be saved: why the stage is wrong, or a note. */
interface DealProblems {
  readonly stage?: string;
  readonly note?: FormText;
}

/** Renders the record of a deal with the forms for its stage and for a note. */
export function dealPage(
  { now, query }: SiteRequest<DealsAccount>,
  deal: Deal,
  problems?: DealProblems,
): SitePage {
  const { name, stage, activity } = deal;
  return {
    title: name,
    status: problems ? 422 : 200,
    body: html`<div class="stack">
      <p class="row trail"><a href="/">Pipeline</a><span class="soft">${deal.company}</span></p>
      <div class="row between">
        <h1>${name}</h1>
        ${stageTag(stage)}
      </div>
      ${progress(deal)} ${doneNotice(query)}
      <div class="record">
        <div class="stack">
          ${details(deal)}
          <form class="card stack" method="post" action="/deals/${deal.id}">
            <div>
              <label for="stage">Stage</label>
              <select id="stage" name="stage">
                ${dealStages.map((one) => html`<option ${one === stage && html` selected`}>${one}</option>`)}
              </select>
            </div>
            ${problemNotice(problems?.stage)}
            <button>Save stage</button>
          </form>
        </div>
        <section class="card stack" aria-label="Activity">
          <h2>Activity</h2>
          ${noteForm(deal, problems?.note)}
          <ol class="activity">
            ${activity.map((entry) => activityItem(entry, now))}
          </ol>
        </section>
      </div>
    </div>`,
  };
}

function progress({ stage }: Deal): Html {
  const current = dealStages.indexOf(stage);
  const steps = dealStages
    .filter((name) => name !== (stage === 'Lost' ? 'Won' : 'Lost'))
    .map((name, index) => {
      const state = name === stage ? 'now' : index < current && 'past';
      return html`<li class="${state}" ${name === stage && html` aria-current="step"`}>${name}</li>`;
    });
  return html`<ol class="progress" aria-label="Progress">
    ${steps}
  </ol>`;
}

function details({ company, contact, email, amount, closeDate }: Deal): Html {
  return html`<section class="card" aria-label="Details">
    <dl>
      <div>
        <dt>Amount</dt>
        <dd>${formatAmount(amount)}</dd>
      </div>
      <div>
        <dt>Close date</dt>
        <dd>${day(closeDate)}</dd>
      </div>
      <div>
        <dt>Company</dt>
        <dd>${company}</dd>
      </div>
      <div>
        <dt>Contact</dt>
        <dd>${contact}</dd>
      </div>
      <div>
        <dt>Email</dt>
        <dd>${email}</dd>
      </div>
    </dl>
  </section>`;
}

function noteForm({ id }: Deal, draft: FormText | undefined): Html {
  return html`<form class="stack" method="post" action="/deals/${id}">
    <div>
      <label for="note">Note</label>
      <textarea id="note" name="note" placeholder="What happened?" ${draft && html` aria-invalid="true"`}>
${draft?.text}</textarea>
    </div>
    ${problemNotice(draft?.problem)}
    <div><button class="quiet">Add note</button></div>
  </form>`;
}

function activityItem({ kind, author, text, createdAt }: DealActivity, now: number): Html {
  const isNote = kind === 'note';
  return html`<li class="row">
    ${isNote ? avatar(author) : html`<span class="change">${icon('stage')}</span>`}
    <div>
      <p>
        <strong><bdi>${author}</bdi></strong> ${!isNote && html`moved the deal to <strong>${text}</strong>`}
        <small>${age(createdAt, now)}</small>
      </p>
      ${isNote && html`<p class="text">${text}</p>`}
    </div>
  </li>`;
}
