import type { NetworkAccount, NetworkPost } from '../../accounts/networkAccount.ts';
import { people } from '../../accounts/people.ts';
import { html, type Html } from '../../html/html.ts';
import { avatar } from '../../html/icons.ts';
import { doneNotice, problemNotice, type FormText } from '../formText.ts';
import { age } from '../formatTime.ts';
import { icon } from '../siteIcons.ts';
import type { SitePage } from '../SitePage.ts';
import type { NetworkRequest } from './networkChanges.ts';

/** Renders the feed with the form for a post. `draft` is a post that could not be saved. */
export function feedPage({ account, content, now, query }: NetworkRequest, draft?: FormText): SitePage {
  const posts = content.posts.map((post) => renderPost(post, account, now));
  return {
    title: 'Home',
    status: draft ? 422 : 200,
    body: html`<h1 class="hidden">Home</h1>
      <div class="columns">
        <div class="stack side wide">${ownCard(account, content)}</div>
        <div class="stack">
          ${doneNotice(query)}
          <form class="card stack" method="post" action="/">
            <div class="row start">
              ${avatar(account)}
              <div class="grow">
                <label for="post">Write a post</label>
                <textarea
                  id="post"
                  name="post"
                  placeholder="Share an update"
                  ${draft && html` aria-invalid="true"`}
                >
${draft?.text}</textarea>
              </div>
            </div>
            ${problemNotice(draft?.problem)}
            <div class="row end"><button>Post</button></div>
          </form>
          <section class="stack" aria-label="Feed">${posts}</section>
        </div>
        <div class="stack side">${suggestions()}</div>
      </div>`,
  };
}

/** Renders a post of the feed or of a profile. */
export function renderPost(post: NetworkPost, account: string, now: number): Html {
  const person = people.find(({ name }) => name === post.author);
  const author = person
    ? html`<a href="/people/${person.id}">${person.name}</a>`
    : html`<a href="/me"><bdi>${post.author}</bdi></a>`;
  const role = person ? `${person.role} at ${person.company}` : post.author === account && 'You';
  return html`<article class="card stack post" id="${post.id}" aria-label="Post by ${post.author}">
    <header class="row">
      ${avatar(post.author)}
      <div>
        <h2>${author}</h2>
        <small>${role} · ${age(post.createdAt, now)}</small>
      </div>
    </header>
    <p class="text">${post.text}</p>
    <form class="row between" method="post" action="/">
      <small>${post.likes} ${post.likes === 1 ? 'like' : 'likes'}</small>
      <button class="quiet like" name="like" value="${post.id}" aria-pressed="${String(post.isLiked)}">
        ${icon('heart')}Like
      </button>
    </form>
  </article>`;
}

function ownCard(account: string, { conversations, posts }: NetworkAccount): Html {
  const own = posts.filter(({ author }) => author === account).length;
  return html`<section class="card profile" aria-label="Your profile">
    <div class="cover"></div>
    ${avatar(account)}
    <h2><bdi>${account}</bdi></h2>
    <p class="soft">Signed in to Network</p>
    <dl>
      <div>
        <dt>Your posts</dt>
        <dd>${own}</dd>
      </div>
      <div>
        <dt>Conversations</dt>
        <dd>${conversations.length}</dd>
      </div>
    </dl>
    <a class="button quiet" href="/me">View profile</a>
  </section>`;
}

function suggestions(): Html {
  const some = people.filter(({ id }) => ['aisha-haddad', 'hiro-tanaka', 'daniel-weiss'].includes(id));
  const items = some.map(
    ({ id, name, role, company }) =>
      html`<li class="row">
        ${avatar(name)}
        <div>
          <h3><a href="/people/${id}">${name}</a></h3>
          <small>${role}, ${company}</small>
        </div>
      </li>`,
  );
  return html`<section class="card stack">
    <h2>People you may know</h2>
    <ul class="stack">
      ${items}
    </ul>
    <a href="/people">See all people</a>
  </section>`;
}

/** Renders the notifications. */
export function notificationsPage({ content, now, query }: NetworkRequest): SitePage {
  const items = content.notifications.map(
    ({ person, text, createdAt, isRead }) =>
      html`<li class="row entry${!isRead && ' unread'}">
        ${avatar(person)}
        <p class="grow"><strong>${person}</strong> ${text} <small>${age(createdAt, now)}</small></p>
        ${!isRead && html`<span class="dot"><span class="hidden">New</span></span>`}
      </li>`,
  );
  const hasNew = content.notifications.some(({ isRead }) => !isRead);
  return {
    title: 'Notifications',
    body: html`<div class="stack narrow">
      ${doneNotice(query)}
      <div class="row between">
        <h1>Notifications</h1>
        ${
          hasNew &&
          html`<form method="post" action="/notifications">
            <button class="quiet">Mark all as read</button>
          </form>`
        }
      </div>
      <ul class="card entries">
        ${items}
      </ul>
    </div>`,
  };
}
