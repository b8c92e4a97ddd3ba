/** An application as the emulator keeps it. Times are milliseconds since 1970, here and below. */
export interface ApplicationRecord {
  readonly id: string;
  readonly project: string;
  readonly name: string;
  readonly source: string;
  readonly description: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** An application's auth flow as the emulator keeps it. */
export interface AuthFlowRecord {
  readonly id: string;
  readonly applicationId: string;
  readonly name: string;
  readonly description: string | null;
  readonly isRecommended: boolean;
  readonly methods: readonly string[];
  readonly customFields: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A stored credential, secrets in clear. */
export type Credential =
  | { readonly type: 'username_password'; readonly username: string; readonly password: string }
  | { readonly type: 'authenticator'; readonly secret: string; readonly otp: string }
  | {
      readonly type: 'custom';
      readonly fields: readonly { readonly name: string; readonly value: string }[];
    };

/** An identity as the emulator keeps it. */
export interface IdentityRecord {
  readonly id: string;
  readonly project: string;
  readonly applicationId: string;
  readonly name: string;
  readonly source: string;
  readonly authFlow: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly credentials: readonly Credential[];
  /** Status until `settles` comes due. */
  readonly status: string;
  /** The status that follows by itself, and when. */
  readonly settles: { readonly at: number; readonly status: string } | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a person signed in with on the hosted page. */
export interface SignIn {
  readonly name: string;
  readonly credentials: readonly Credential[];
}

/** A one-time token as the emulator keeps it. */
export interface TokenRecord {
  readonly token: string;
  readonly project: string;
  readonly applicationId: string;
  readonly callbackUrl: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly openedAt: number | null;
  readonly usedAt: number | null;
  readonly identityId: string | null;
  readonly attempts: number;
  /** A sign-in that waits for its one-time code. */
  readonly pending: SignIn | null;
}

/** A browser session as the emulator keeps it. */
export interface SessionRecord {
  readonly id: string;
  readonly project: string;
  readonly identityIds: readonly string[];
  readonly initialUrl: string | null;
  readonly readOnly: boolean;
  readonly oneTimeUrl: boolean;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly viewedAt: number | null;
  readonly createdAt: number;
  /** When it ends by itself; `null` is never. */
  readonly expiresAt: number | null;
  readonly endedAt: number | null;
}
