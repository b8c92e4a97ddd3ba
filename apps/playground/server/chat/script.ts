/** What the scripted model does next: it writes text, and then calls tools. */
export interface Step {
  text: string;
  calls: { tool: string; input: Record<string, string> }[];
}

/** What a tool returned. */
export interface Result {
  tool: string;
  isFailed: boolean;
  value: Record<string, unknown>;
}

interface Rule {
  tool: string;
  /** The tool is called if the message of the user matches, in each language of the page. */
  pattern: RegExp;
  input: (message: string) => Record<string, string>;
  intro: string;
  describe: (value: Record<string, unknown>) => string;
}

const rules: Rule[] = [
  {
    tool: 'postMessage',
    pattern: /\b(post|posten)\b|انشر/i,
    input: (message) => ({ text: toPost(message) }),
    intro: 'I will post that on LinkedIn.',
    describe: ({ posted }) => `Done. Your post is on LinkedIn:\n\n“${String(posted)}”`,
  },
  {
    tool: 'listNotifications',
    pattern: /\bnotifications?\b|\bnew on linkedin\b/i,
    input: () => ({}),
    intro: 'Let me look at your LinkedIn notifications.',
    describe: ({ notifications }) => `This is new on LinkedIn:\n\n${toList(notifications)}`,
  },
  {
    tool: 'readMessages',
    pattern: /\b(messages|nachrichten)\b|رسائل/i,
    input: () => ({}),
    intro: 'I will read your newest conversation on LinkedIn.',
    describe: ({ person, messages }) =>
      `Your newest conversation is with ${String(person)}:\n\n${toList(messages)}`,
  },
  {
    tool: 'listDeals',
    pattern: /\bdeals?\b|\bsalesforce\b/i,
    input: () => ({}),
    intro: 'I will look at your open deals in Salesforce.',
    describe: ({ deals }) => `These deals are open:\n\n${toList(deals)}`,
  },
  {
    tool: 'findPages',
    pattern: /\bnotes?\b|\bnotion\b/i,
    input: () => ({ query: 'meeting notes' }),
    intro: 'I will search your pages in Notion.',
    describe: ({ pages }) => `I found these pages:\n\n${toList(pages)}`,
  },
];

const story = [
  'Once there was a small browser that no one had ever signed in.',
  'It read public pages all day, and every evening it wondered what was behind the sign-in forms.',
  'One morning a person sat down, opened a window and typed a password that the browser never saw.',
  'From then on it fetched invoices, answered messages and tidied lists, and it did each task exactly once.',
  'In the evening it closed its tabs, one after another, and slept without dreaming of cookies.',
].join(' ');

/** Decides what the assistant does. `results` are what its tools returned to the last message of the user. */
export function nextStep(message: string, results: Result[]): Step {
  const answer = toAnswer(message, results);
  if (answer) return answer;
  const isAnswered = results.some(({ tool }) => tool === 'answerMessage');
  const news = results.filter(({ tool }) => !isAnswered || tool !== 'readMessages'); // it was described before
  if (news.length > 0) return { text: news.map(describeResult).join('\n\n'), calls: [] };
  const matching = rules.filter(({ pattern }) => pattern.test(message));
  if (matching.length > 0)
    return {
      text: matching.map(({ intro }) => intro).join(' '),
      calls: matching.map(({ tool, input }) => ({ tool, input: input(message) })),
    };
  if (/\bstory\b/i.test(message))
    return { text: Array.from({ length: 3 }, () => story).join('\n\n'), calls: [] };
  return {
    text: 'I follow a short script, so I know only a few tasks. Ask me to post a message on LinkedIn, to read your messages and answer the newest, to list your notifications, to list your Salesforce deals, or to find your notes in Notion. I also know a story.',
    calls: [],
  };
}

/** After it has read a conversation, the assistant answers it if the user has asked for that. */
function toAnswer(message: string, results: Result[]): Step | undefined {
  const [read, ...others] = results;
  if (read?.tool !== 'readMessages' || others.length > 0 || typeof read.value.person !== 'string') return;
  if (!/\b(answer|reply|beantworte)\b|أجب/i.test(message)) return;
  const { person } = read.value;
  const [first] = person.split(' ');
  const text = `Thank you, ${first}. That works for me. I will send you the details today.`;
  return {
    text: `${describeResult(read)}\n\nI will answer ${first}.`,
    calls: [{ tool: 'answerMessage', input: { person, text } }],
  };
}

function describeResult({ tool, isFailed, value }: Result): string {
  if (isFailed) return 'That did not work. Check the site, then ask me to try it again.';
  // #region connect
  if (value.status === 'declined') return 'All right, I left it. You can ask me again at any time.';
  if ('requestId' in value) return 'I did not go on with that. Check the site and your accounts first.';
  // #endregion
  if (tool === 'answerMessage') return `Done. I wrote to ${String(value.person)}:\n\n“${String(value.sent)}”`;
  return rules.find((rule) => rule.tool === tool)?.describe(value) ?? 'Done.';
}

/** The text in quotation marks, after a colon, or after “that”. */
function toPost(message: string): string {
  const quoted = /["“](.+?)["”]/s.exec(message)?.[1];
  const following = /(?::|\bthat\b)\s*(.+)$/is.exec(message)?.[1];
  return (quoted ?? following ?? message).trim();
}

function toList(value: unknown): string {
  return Array.isArray(value) ? value.map((item) => `• ${String(item)}`).join('\n') : String(value);
}
