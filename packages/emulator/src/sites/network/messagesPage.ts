import type { NetworkConversation } from '../../accounts/networkAccount.ts';
import type { Person } from '../../accounts/people.ts';
import { html, type Html } from '../../html/html.ts';
import { avatar } from '../../html/icons.ts';
import { doneNotice, problemNotice, type FormText } from '../formText.ts';
import { age } from '../formatTime.ts';
import type { SitePage } from '../SitePage.ts';
import { findConversation, type NetworkRequest } from './networkChanges.ts';

/**
 * Renders the conversations, and the messages with one person if there is one. `draft` is a message that could not be sent.
 */
export function messagesPage(request: NetworkRequest, person?: Person, draft?: FormText): SitePage {
  const { content, now } = request;
  const items = content.conversations.map((conversation) => listItem(conversation, person?.id, now));
  return {
    title: person ? `Messages with ${person.name}` : 'Messages',
    status: draft ? 422 : 200,
    body: html`<h1 class="hidden">Messages</h1>
      <div class="messages${person && ' open'}">
        <section class="card entries list" aria-label="Conversations">
          <h2>Conversations</h2>
          <ul>
            ${items}
          </ul>
        </section>
        ${person ? thread(request, person, draft) : html`<p class="card empty">Choose a conversation.</p>`}
      </div>`,
  };
}

function listItem(
  { id, person, isUnread, messages }: NetworkConversation,
  openId: string | undefined,
  now: number,
): Html {
  const last = messages.at(-1);
  return html`<li>
    <a
      class="row entry${isUnread && ' unread'}"
      href="/messages/${id}"
      ${id === openId && html` aria-current="true"`}
    >
      ${avatar(person)}
      <span class="grow">
        <span class="row between"
          ><strong>${person}</strong>${last && html`<small>${age(last.sentAt, now)}</small>`}</span
        >
        <small class="preview">${last && last.from !== person && 'You: '}${last?.text}</small>
      </span>
      ${isUnread && html`<span class="dot"><span class="hidden">Unread</span></span>`}
    </a>
  </li>`;
}

function thread({ account, content, now, query }: NetworkRequest, person: Person, draft?: FormText): Html {
  const { messages } = findConversation(content, person);
  const items = messages.map(
    ({ from, text, sentAt }) =>
      html`<li class="${from === account ? 'mine' : 'theirs'}">
        <p class="text"><span class="hidden">${from === account ? 'You' : from}: </span>${text}</p>
        <small>${age(sentAt, now)}</small>
      </li>`,
  );
  return html`<section class="card stack thread" aria-label="Conversation with ${person.name}">
    <header class="row">
      ${avatar(person.name)}
      <div class="grow">
        <h2><a href="/people/${person.id}">${person.name}</a></h2>
        <small>${person.role} at ${person.company}</small>
      </div>
      <a class="back" href="/messages">All messages</a>
    </header>
    <ol class="bubbles">
      ${items}
    </ol>
    ${messages.length === 0 && html`<p class="empty">No messages yet.</p>`} ${doneNotice(query)}
    ${problemNotice(draft?.problem)}
    <form class="reply" method="post" action="/messages/${person.id}">
      <div class="grow">
        <label for="message" class="hidden">Message to ${person.name}</label>
        <textarea
          id="message"
          name="message"
          placeholder="Write a message"
          ${draft && html` aria-invalid="true"`}
        >
${draft?.text}</textarea>
      </div>
      <button>Send</button>
    </form>
  </section>`;
}
