import type { ApplicationSeed } from './Emulator.ts';

/** The API key an emulator accepts unless told otherwise. */
export const demoApiKey = 'demo-anchor-api-key';

/** The one-time code that the hosted page takes. */
export const demoOneTimeCode = '123456';

/** What the sign-in form is filled with, so that a person connects in two clicks. */
export const demoCredentials: { readonly username: string; readonly password: string } = {
  username: 'ada@example.com',
  password: 'demo-password',
};

/** The applications an emulator starts with unless told otherwise. */
export const demoApplications: readonly ApplicationSeed[] = [
  { id: '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e01', name: 'LinkedIn', source: 'https://www.linkedin.com' },
  { id: '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e02', name: 'Salesforce', source: 'https://login.salesforce.com' },
  { id: '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e03', name: 'Notion', source: 'https://www.notion.so' },
];
