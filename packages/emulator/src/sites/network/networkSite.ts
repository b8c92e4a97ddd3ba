import type { NetworkAccount } from '../../accounts/networkAccount.ts';
import { people, type Person } from '../../accounts/people.ts';
import { readFormText } from '../formText.ts';
import { icon, mark } from '../siteIcons.ts';
import type { Site, SiteLink, SiteResult } from '../SitePage.ts';
import { feedPage, notificationsPage } from './feedPages.ts';
import { messagesPage } from './messagesPage.ts';
import {
  addPost,
  openConversation,
  readNotifications,
  sendMessage,
  toggleLike,
  type NetworkRequest,
} from './networkChanges.ts';
import { networkStyle } from './networkStyle.ts';
import { peoplePage, personPage, profilePage } from './peoplePages.ts';

const postLimit = 3000;
const messageLimit = 2000;

/** A professional network: feed, messages, notifications and people. */
export const networkSite: Site<NetworkAccount> = {
  name: 'Network',
  mark: mark('M8 16.5 12 8l4 8.5M12 8v0M7.5 17h.01M16.5 17h.01M12 7h.01'),
  style: networkStyle,
  links: headerLinks,
  searchLabel: 'Search people',
  searchPath: '/people',
  profilePath: '/me',
  respond,
};

function headerLinks({ conversations, notifications }: NetworkAccount): readonly SiteLink[] {
  return [
    { path: '/', label: 'Home', icon: icon('home') },
    { path: '/people', label: 'People', icon: icon('people') },
    {
      path: '/messages',
      label: 'Messages',
      icon: icon('message'),
      count: conversations.filter(({ isUnread }) => isUnread).length,
    },
    {
      path: '/notifications',
      label: 'Notifications',
      icon: icon('bell'),
      count: notifications.filter(({ isRead }) => !isRead).length,
    },
  ];
}

function respond(request: NetworkRequest): SiteResult | undefined {
  const [section = '', id] = request.path.split('/');
  const person = people.find((one) => one.id === id);
  if (id !== undefined && !person) return undefined;
  if (section === 'messages') return person ? talk(request, person) : messagesPage(request);
  if (section === 'people') return person ? personPage(person) : peoplePage(request);
  if (request.path === '') return request.form ? changeFeed(request, request.form) : feedPage(request);
  if (request.path === 'notifications') {
    if (!request.form) return notificationsPage(request);
    readNotifications(request);
    return { redirect: '/notifications?done=read' };
  }
  return request.path === 'me' ? profilePage(request) : undefined;
}

function changeFeed(request: NetworkRequest, form: URLSearchParams): SiteResult {
  const liked = form.get('like');
  if (liked !== null) {
    toggleLike(request, liked);
    return { redirect: `/#${encodeURIComponent(liked)}` };
  }
  const draft = readFormText(form, 'post', postLimit);
  if (draft.problem !== undefined) return feedPage(request, draft);
  addPost(request, draft.text);
  return { redirect: '/?done=post' };
}

function talk(request: NetworkRequest, person: Person): SiteResult {
  if (!request.form)
    return messagesPage({ ...request, content: openConversation(request, person.id) }, person);
  const draft = readFormText(request.form, 'message', messageLimit);
  if (draft.problem !== undefined) return messagesPage(request, person, draft);
  sendMessage(request, person, draft.text);
  return { redirect: `/messages/${person.id}?done=message` };
}
