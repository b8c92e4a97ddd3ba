import type { ApplicationSeed } from './backend/seeds.ts';

/** Default API key. */
export const demoApiKey = 'demo-anchor-api-key';

/** One-time code that the hosted page accepts. */
export const demoOneTimeCode = '123456';

/** Credentials that the sign-in form contains at first. */
export const demoCredentials: { readonly username: string; readonly password: string } = {
  username: 'ada@example.com',
  password: 'demo-password',
};

/** Default applications. */
export const demoApplications: readonly ApplicationSeed[] = [
  {
    id: '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e01',
    name: 'LinkedIn',
    source: 'https://www.linkedin.com',
    site: 'network',
  },
  {
    id: '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e02',
    name: 'Salesforce',
    source: 'https://login.salesforce.com',
    site: 'deals',
  },
  {
    id: '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e03',
    name: 'Notion',
    source: 'https://www.notion.so',
    site: 'notes',
  },
];
