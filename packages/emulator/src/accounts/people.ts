/** A person in the directory of the demo site *Network*. */
export interface Person {
  /** Id in the path `/people/{id}`. */
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly company: string;
  readonly place: string;
  readonly about: string;
}

/** Everyone in the directory, by name. All are invented. */
export const people: readonly Person[] = [
  {
    id: 'aisha-haddad',
    name: 'Aisha Haddad',
    role: 'Head of Procurement',
    company: 'Meridian Foods',
    place: 'Rotterdam, Netherlands',
    about: 'I buy software for 14 plants in six countries, and prefer vendors who answer the phone.',
  },
  {
    id: 'daniel-weiss',
    name: 'Daniel Weiss',
    role: 'Founder',
    company: 'Small Harbor Studio',
    place: 'Hamburg, Germany',
    about: 'Design and research for public services. Sailing in the evenings.',
  },
  {
    id: 'grace-lindqvist',
    name: 'Grace Lindqvist',
    role: 'Director of Customer Support',
    company: 'Nordlys Energy',
    place: 'Oslo, Norway',
    about: 'Support is a product. I lead a team of 40 across three time zones.',
  },
  {
    id: 'hiro-tanaka',
    name: 'Hiro Tanaka',
    role: 'Data Engineer',
    company: 'Kestrel Mobility',
    place: 'Osaka, Japan',
    about: 'Pipelines for scooters, buses and trains. Open-source maintainer on weekends.',
  },
  {
    id: 'lena-fischer',
    name: 'Lena Fischer',
    role: 'Operations Manager',
    company: 'Alder & Finch',
    place: 'Munich, Germany',
    about: 'I keep 300 shops stocked. Currently choosing our next planning tool.',
  },
  {
    id: 'mateo-alvarez',
    name: 'Mateo Álvarez',
    role: 'VP of Sales',
    company: 'Railyard',
    place: 'Lisbon, Portugal',
    about: 'Building a sales team that listens first. Hiring in Lisbon and Porto.',
  },
  {
    id: 'priya-raman',
    name: 'Priya Raman',
    role: 'Chief of Staff',
    company: 'Lumen Works',
    place: 'Bengaluru, India',
    about: 'Fewer meetings, better notes. I write about how teams decide.',
  },
  {
    id: 'samuel-okoro',
    name: 'Samuel Okoro',
    role: 'Revenue Analyst',
    company: 'Brightwater',
    place: 'Lagos, Nigeria',
    about: 'Forecasts, ranges and honest charts. Speaker at revenue conferences.',
  },
  {
    id: 'tomas-novak',
    name: 'Tomáš Novák',
    role: 'Editor',
    company: 'The Operator Weekly',
    place: 'Prague, Czechia',
    about: 'I edit a newsletter for people who run things. Pitches welcome.',
  },
];
