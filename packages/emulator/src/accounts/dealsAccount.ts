/** Stages of a deal on the demo site *Deals*, in order. */
export const dealStages = [
  /** The company may buy. */
  'Qualified',
  /** Its needs become clear. */
  'Discovery',
  /** It has a price. */
  'Proposal',
  /** It wants to buy, and discusses the contract. */
  'Negotiation',
  /** It bought. The deal is closed. */
  'Won',
  /** It did not buy. The deal is closed. */
  'Lost',
] as const;

/** One of {@link dealStages}. */
export type DealStage = (typeof dealStages)[number];

/** An entry in the history of a deal. */
export interface DealActivity {
  /** `note` for a note of a person, `stage` for a change of the stage. */
  readonly kind: 'note' | 'stage';
  /** Name of the account or of the colleague who added it. */
  readonly author: string;
  /** Text of the note, or the new stage. */
  readonly text: string;
  /** When it was added, in milliseconds since 1970. */
  readonly createdAt: number;
}

/** A deal on the demo site *Deals*. */
export interface Deal {
  /** Id in the path `/deals/{id}`. */
  readonly id: string;
  /** Company and subject. */
  readonly name: string;
  /** Company that may buy. */
  readonly company: string;
  /** Name of the contact at the company. */
  readonly contact: string;
  /** Email address of the contact. */
  readonly email: string;
  /** Amount in whole US dollars. */
  readonly amount: number;
  /** How far the deal is. */
  readonly stage: DealStage;
  /** Day on which it should close, such as `2026-03-31`. */
  readonly closeDate: string;
  /** Notes and changes of the stage, newest first. */
  readonly activity: readonly DealActivity[];
}

/** What the demo site *Deals* keeps for an account. */
export interface DealsAccount {
  /** Deals: first the open ones, the earliest close date first. Changes keep the order. */
  readonly deals: readonly Deal[];
}

const day = 86_400_000;
const colleague = 'Jonas Berg';

interface Seed extends Pick<Deal, 'id' | 'name' | 'company' | 'contact' | 'amount' | 'stage'> {
  readonly closesInDays: number;
  readonly note: string;
}

const seeds: readonly Seed[] = [
  {
    id: 'alder-finch-rollout',
    name: 'Alder & Finch: rollout to 300 shops',
    company: 'Alder & Finch',
    contact: 'Lena Fischer',
    amount: 184_000,
    stage: 'Negotiation',
    closesInDays: 9,
    note: 'Lena wants the CFO in the next call. Legal has sent two changes to the contract, both acceptable.',
  },
  {
    id: 'nordlys-renewal',
    name: 'Nordlys Energy: renewal',
    company: 'Nordlys Energy',
    contact: 'Grace Lindqvist',
    amount: 96_500,
    stage: 'Proposal',
    closesInDays: 16,
    note: 'Sent the renewal with the same seats. Grace asked for a price with 20 more.',
  },
  {
    id: 'railyard-pilot',
    name: 'Railyard: pilot',
    company: 'Railyard',
    contact: 'Mateo Álvarez',
    amount: 12_000,
    stage: 'Proposal',
    closesInDays: 21,
    note: 'Pilot for the Lisbon team, eight seats. They start as soon as security approves.',
  },
  {
    id: 'meridian-plants',
    name: 'Meridian Foods: six plants',
    company: 'Meridian Foods',
    contact: 'Aisha Haddad',
    amount: 240_000,
    stage: 'Discovery',
    closesInDays: 48,
    note: 'Second visit is planned. Aisha compares three vendors and decides by committee.',
  },
  {
    id: 'kestrel-data',
    name: 'Kestrel Mobility: data add-on',
    company: 'Kestrel Mobility',
    contact: 'Hiro Tanaka',
    amount: 38_400,
    stage: 'Discovery',
    closesInDays: 55,
    note: 'Hiro tested the export and reported two bugs, both fixed.',
  },
  {
    id: 'small-harbor-team',
    name: 'Small Harbor Studio: team plan',
    company: 'Small Harbor Studio',
    contact: 'Daniel Weiss',
    amount: 4_800,
    stage: 'Qualified',
    closesInDays: 62,
    note: 'Came from the website. Daniel wants a demo in German.',
  },
  {
    id: 'lumen-expansion',
    name: 'Lumen Works: expansion',
    company: 'Lumen Works',
    contact: 'Priya Raman',
    amount: 71_200,
    stage: 'Won',
    closesInDays: -6,
    note: 'Signed. Kick-off with Priya on Monday.',
  },
  {
    id: 'brightwater-analytics',
    name: 'Brightwater: analytics',
    company: 'Brightwater',
    contact: 'Samuel Okoro',
    amount: 29_000,
    stage: 'Lost',
    closesInDays: -18,
    note: 'They build it in house this year. Samuel asked us to call again in autumn.',
  },
];

/** Creates the content that an account of *Deals* has at first. */
export function createDealsAccount(_account: string, now: number): DealsAccount {
  const deals = seeds.map(({ closesInDays, note, ...seed }, index): Deal => {
    const [first = ''] = seed.contact.normalize('NFD').toLowerCase().replaceAll(/\p{M}/gu, '').split(' ');
    const host = seed.company.toLowerCase().replaceAll(/[^a-z]+/g, '-');
    return {
      ...seed,
      email: `${first}@${host}.example`,
      closeDate: new Date(now + closesInDays * day).toISOString().slice(0, 10),
      activity: [{ kind: 'note', author: colleague, text: note, createdAt: now - (index + 1) * day }],
    };
  });
  return { deals };
}
