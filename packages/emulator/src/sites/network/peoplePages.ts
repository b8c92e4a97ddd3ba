import { people, type Person } from '../../accounts/people.ts';
import { html } from '../../html/html.ts';
import { avatar } from '../../html/icons.ts';
import { matches } from '../search.ts';
import { icon } from '../siteIcons.ts';
import type { SitePage } from '../SitePage.ts';
import { renderPost } from './feedPages.ts';
import type { NetworkRequest } from './networkChanges.ts';

/** Renders the directory, or the people that match the search. */
export function peoplePage({ query }: NetworkRequest): SitePage {
  const term = query.get('q')?.trim() ?? '';
  const found = people.filter(({ name, role, company, place }) =>
    matches(term, [name, role, company, place]),
  );
  const items = found.map(
    ({ id, name, role, company, place }) =>
      html`<li class="card row">
        ${avatar(name)}
        <div class="grow">
          <h2><a href="/people/${id}">${name}</a></h2>
          <p>${role} at ${company}</p>
          <small>${place}</small>
        </div>
        <a class="button quiet" href="/messages/${id}" aria-label="Message ${name}">Message</a>
      </li>`,
  );
  const count = `${found.length} ${found.length === 1 ? 'person' : 'people'}`;
  return {
    title: term ? `People: ${term}` : 'People',
    body: html`<div class="stack narrow">
      <h1>People</h1>
      <p class="soft">${term ? html`${count} for “${term}”` : count}</p>
      <ul class="stack">
        ${items}
      </ul>
      ${found.length === 0 && html`<p class="card empty">No one matches. <a href="/people">Show all people</a></p>`}
    </div>`,
  };
}

/** Renders the profile of a person. */
export function personPage({ id, name, role, company, place, about }: Person): SitePage {
  return {
    title: name,
    body: html`<div class="stack narrow">
      <section class="card profile start">
        <div class="cover"></div>
        ${avatar(name)}
        <h1>${name}</h1>
        <p>${role} at ${company}</p>
        <p class="soft row">${icon('pin')}${place}</p>
        <a class="button" href="/messages/${id}">Message</a>
      </section>
      <section class="card stack">
        <h2>About</h2>
        <p>${about}</p>
      </section>
    </div>`,
  };
}

/** Renders the profile of the account with its posts. */
export function profilePage({ account, content, now }: NetworkRequest): SitePage {
  const posts = content.posts.filter(({ author }) => author === account);
  return {
    title: 'Your profile',
    body: html`<div class="stack narrow">
      <section class="card profile start">
        <div class="cover"></div>
        ${avatar(account)}
        <h1><bdi>${account}</bdi></h1>
        <p class="soft">Signed in to Network. Only you see this page.</p>
      </section>
      <h2>Your posts</h2>
      ${posts.map((post) => renderPost(post, account, now))}
    </div>`,
  };
}
