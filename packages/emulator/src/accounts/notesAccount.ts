/** A page on the demo site *Notes*. Times are in milliseconds since 1970. */
export interface NotesPage {
  /** Id in the path `/pages/{id}`. */
  readonly id: string;
  /** One line. */
  readonly title: string;
  /** Text with line breaks. `# ` begins a heading, `- ` an item of a list, `[ ] ` and `[x] ` a task. */
  readonly body: string;
  /** When it was created. */
  readonly createdAt: number;
  /** When it was last changed. */
  readonly updatedAt: number;
}

/** What the demo site *Notes* keeps for an account. */
export interface NotesAccount {
  /** Pages, the last changed first. */
  readonly pages: readonly NotesPage[];
}

const hour = 3_600_000;
const day = 24 * hour;

/** Creates the content that an account of *Notes* has at first. */
export function createNotesAccount(_account: string, now: number): NotesAccount {
  const page = (id: string, title: string, age: number, lines: readonly string[]): NotesPage => ({
    id,
    title,
    body: lines.join('\n'),
    createdAt: now - age - 7 * day,
    updatedAt: now - age,
  });
  return {
    pages: [
      page('weekly-review', 'Weekly review', 2 * hour, [
        'What moved, what is stuck, and what comes next.',
        '',
        '# This week',
        '[x] Publish the post about onboarding',
        '[x] Send the renewal to Nordlys Energy',
        '[ ] Answer Lena about the call on Thursday',
        '[ ] Book a room for the kick-off with Lumen Works',
        '',
        '# Stuck',
        '- Security review of the Lisbon pilot, waiting for Mateo',
        '- Two open questions in the contract of Alder & Finch',
      ]),
      page('launch-plan', 'Launch plan: onboarding 2.0', day, [
        'Goal: a new team sees its first report within ten minutes of signing up.',
        '',
        '# Milestones',
        '- Closed beta with eight teams',
        '- Public launch with a post and an email',
        '- Review of the numbers after four weeks',
        '',
        '# Open questions',
        'Who owns the help pages? Support has written most of them, but marketing wants to translate them first.',
      ]),
      page('interview-notes', 'Customer interviews', 3 * day, [
        'Five calls in March. Everyone plans in a spreadsheet first, and copies the result into a tool later.',
        '',
        '# Quotes',
        '- “I want to see what changed since Friday, and nothing else.”',
        '- “Exports are fine. Surprises in exports are not.”',
        '- “If it takes a training, we will not use it.”',
      ]),
      page('team-handbook', 'Team handbook', 9 * day, [
        'How we work. Short on purpose.',
        '',
        '# Meetings',
        'Write first, talk second. A meeting without an agenda is canceled an hour before.',
        '',
        '# Time off',
        'Take it. Add it to the calendar two weeks before, and name who answers in your place.',
      ]),
      page('reading-list', 'Reading list', 20 * day, [
        '[x] The field guide to small teams',
        '[ ] Measuring what customers do',
        '[ ] A short history of the to-do list',
      ]),
    ],
  };
}
