import type { NetworkAccount, NetworkConversation, NetworkMessage } from '../../accounts/networkAccount.ts';
import type { Person } from '../../accounts/people.ts';
import type { SiteRequest } from '../SitePage.ts';

/** A request to the demo site *Network*. */
export type NetworkRequest = SiteRequest<NetworkAccount>;

/** Adds a post of the account to the feed. */
export function addPost({ account, content, createId, now, save }: NetworkRequest, text: string): void {
  const post = { id: createId(), author: account, text, createdAt: now, likes: 0, isLiked: false };
  save({ ...content, posts: [post, ...content.posts] });
}

/** Adds the account's like to a post, or removes it. */
export function toggleLike({ content, save }: NetworkRequest, id: string): void {
  const posts = content.posts.map((post) =>
    post.id === id ? { ...post, isLiked: !post.isLiked, likes: post.likes + (post.isLiked ? -1 : 1) } : post,
  );
  save({ ...content, posts });
}

/** Returns the conversation with a person, without messages if there is none yet. */
export function findConversation(content: NetworkAccount, { id, name }: Person): NetworkConversation {
  const known = content.conversations.find((conversation) => conversation.id === id);
  return known ?? { id, person: name, isUnread: false, messages: [] };
}

/** Marks a conversation as read, and returns the changed content. */
export function openConversation({ content, save }: NetworkRequest, id: string): NetworkAccount {
  const conversations = content.conversations.map((conversation) =>
    conversation.id === id ? { ...conversation, isUnread: false } : conversation,
  );
  const changed = { ...content, conversations };
  save(changed);
  return changed;
}

/** Sends a message of the account to a person. */
export function sendMessage(
  { account, content, now, save }: NetworkRequest,
  person: Person,
  text: string,
): void {
  const conversation = findConversation(content, person);
  const message: NetworkMessage = { from: account, text, sentAt: now };
  const others = content.conversations.filter(({ id }) => id !== person.id);
  const changed = { ...conversation, isUnread: false, messages: [...conversation.messages, message] };
  save({ ...content, conversations: [changed, ...others] });
}

/** Marks all notifications as read. */
export function readNotifications({ content, save }: NetworkRequest): void {
  save({ ...content, notifications: content.notifications.map((one) => ({ ...one, isRead: true })) });
}
