/** One application of the catalogue. Anchor's application id stays on the server. */
export interface Application {
  /** The key given to `createConnect({ applications })`; what every other route calls `application`. */
  application: string;
  /** What people read. */
  name: string;
  /** Address of a square picture. */
  iconUrl?: string;
}

/** The answer to `GET /applications`. */
export interface ApplicationsBody {
  applications: Application[];
}
