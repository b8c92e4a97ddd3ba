import { people } from './people.ts';

/** A post in the feed of the demo site *Network*. Times are in milliseconds since 1970. */
export interface NetworkPost {
  /** Id in the HTML. */
  readonly id: string;
  /** Name of the account or of the person who wrote it. */
  readonly author: string;
  /** Text with line breaks. */
  readonly text: string;
  /** When it was posted. */
  readonly createdAt: number;
  /** Number of likes, including that of the account. */
  readonly likes: number;
  /** Whether the account likes it. */
  readonly isLiked: boolean;
}

/** A message of a conversation. */
export interface NetworkMessage {
  /** Name of the account or of the other person. */
  readonly from: string;
  /** Text with line breaks. */
  readonly text: string;
  /** When it was sent, in milliseconds since 1970. */
  readonly sentAt: number;
}

/** A conversation between the account and one person. */
export interface NetworkConversation {
  /** Id in the path `/messages/{id}`. It is the id of the person. */
  readonly id: string;
  /** Name of the other person. */
  readonly person: string;
  /** Whether the account has not opened it since the last message of the other person. */
  readonly isUnread: boolean;
  /** Messages, oldest first. */
  readonly messages: readonly NetworkMessage[];
}

/** A notification. */
export interface NetworkNotification {
  /** Id in the HTML. */
  readonly id: string;
  /** Name of the person whose action caused it. */
  readonly person: string;
  /** What the person did. */
  readonly text: string;
  /** When it happened, in milliseconds since 1970. */
  readonly createdAt: number;
  /** Whether the account has marked it as read. */
  readonly isRead: boolean;
}

/** What the demo site *Network* keeps for an account. */
export interface NetworkAccount {
  /** Posts in the feed, newest first. */
  readonly posts: readonly NetworkPost[];
  /** Conversations, the latest message first. */
  readonly conversations: readonly NetworkConversation[];
  /** Notifications, newest first. */
  readonly notifications: readonly NetworkNotification[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Creates the content that an account of *Network* has at first. */
export function createNetworkAccount(account: string, now: number): NetworkAccount {
  return {
    posts: seedPosts(account, now),
    conversations: seedConversations(account, now),
    notifications: [
      notify('n1', 'lena-fischer', 'sent you a message', now - 12 * minute),
      notify('n2', 'tomas-novak', 'liked your post about onboarding', now - 3 * hour),
      notify(
        'n3',
        'priya-raman',
        'mentioned you in a comment: “This is how your team does it, right?”',
        now - day,
      ),
      { ...notify('n4', 'samuel-okoro', 'accepted your invitation', now - 2 * day), isRead: true },
      { ...notify('n5', 'grace-lindqvist', 'viewed your profile', now - 4 * day), isRead: true },
    ],
  };
}

function seedPosts(account: string, now: number): readonly NetworkPost[] {
  const post = (id: string, author: string, age: number, likes: number, text: string): NetworkPost => ({
    id,
    author,
    text,
    createdAt: now - age,
    likes,
    isLiked: false,
  });
  return [
    post(
      'p1',
      nameOf('priya-raman'),
      2 * hour,
      148,
      'We cut our weekly planning meeting to 15 minutes. Everyone writes three lines the day before, and we only talk about what blocks someone.\n\nFour weeks in: no one misses the old one.',
    ),
    post(
      'p2',
      nameOf('mateo-alvarez'),
      6 * hour,
      61,
      'Hiring two account executives for our Lisbon office. You will sell to logistics companies, and you will like trains. Message me if you want to know more.',
    ),
    post(
      'p3',
      account,
      day + 3 * hour,
      37,
      'Our new onboarding is live: from sign-up to the first report in eight minutes, down from two days. Thank you to everyone who tested the early versions.',
    ),
    post(
      'p4',
      nameOf('grace-lindqvist'),
      2 * day,
      212,
      'A customer called today to thank the support team by name. All four of them. Best start of a week in a while.',
    ),
    post(
      'p5',
      nameOf('samuel-okoro'),
      3 * day,
      94,
      'Slides of my talk “Forecasts that sales teams trust” are online. The short version: show the range, not the number.',
    ),
  ];
}

function seedConversations(account: string, now: number): readonly NetworkConversation[] {
  const talk = (
    id: string,
    isUnread: boolean,
    messages: readonly (readonly [from: 'me' | 'them', age: number, text: string])[],
  ): NetworkConversation => ({
    id,
    person: nameOf(id),
    isUnread,
    messages: messages.map(([from, age, text]) => ({
      from: from === 'me' ? account : nameOf(id),
      text,
      sentAt: now - age,
    })),
  });
  return [
    talk('lena-fischer', true, [
      [
        'me',
        26 * hour,
        'Great to meet you at the operations summit. I will send you our comparison next week.',
      ],
      ['them', 25 * hour, 'Please do. We decide on the new tool before the end of the quarter.'],
      ['them', 12 * minute, 'Do you have 20 minutes on Thursday afternoon? Our CFO would like to join.'],
    ]),
    talk('tomas-novak', true, [
      [
        'them',
        3 * hour,
        'Congratulations on the launch! Would you write two paragraphs about it for our newsletter?',
      ],
    ]),
    talk('samuel-okoro', false, [
      ['them', 2 * day, 'Thank you for connecting. Your post on forecasts made me think.'],
      ['me', 2 * day - hour, 'Thank you! Yours were the better slides.'],
    ]),
  ];
}

function notify(id: string, personId: string, text: string, createdAt: number): NetworkNotification {
  return { id, person: nameOf(personId), text, createdAt, isRead: false };
}

function nameOf(personId: string): string {
  return people.find(({ id }) => id === personId)?.name ?? personId;
}
