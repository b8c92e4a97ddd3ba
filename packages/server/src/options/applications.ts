import { docsUrl, isRecord, parseUrl } from '@kit/protocol';
import { uuid } from '../anchor/AnchorClient.ts';
import type { ConnectOptions } from './ConnectOptions.ts';
import { toOwnPath } from '../request/toOwnPath.ts';
import { checkText, kindOf, optionError } from './optionChecks.ts';

export interface CheckedApplication {
  id: string;
  name: string;
  iconUrl: string | undefined;
  /** The same picture for the kit's own pages, if they can show it without a request to another site. */
  pageIconUrl: string | undefined;
  consent: string | true | undefined;
}

export function checkApplications(
  applications: ConnectOptions['applications'],
  origin: string,
  product: string | undefined,
): ReadonlyMap<string, CheckedApplication> {
  const given: unknown = applications;
  const parent: unknown = isRecord(given) ? Object.getPrototypeOf(given) : undefined;
  // Excludes Map, arrays and functions.
  const isPlain = parent === null || parent === Object.prototype;
  const fix = 'Write it as { linkedin: { id: process.env.LINKEDIN_APP_ID } }';
  if (given !== undefined && given !== null && !isPlain)
    throw optionError(
      'applications',
      `must be an object whose keys are the names of applications, not ${kindOf(given)}`,
      `${fix}. If customers have different applications, create one kit for each, as ${docsUrl}frameworks shows`,
    );
  const entries = Object.entries(applications ?? {});
  if (entries.length === 0) throw optionError('applications', 'is empty', fix);
  return new Map(
    entries.map(([slug, application]) => [slug, checkApplication(slug, application, { origin, product })]),
  );
}

function checkApplication(
  slug: string,
  application: unknown,
  { origin, product }: { origin: string; product: string | undefined },
): CheckedApplication {
  const option = `applications.${slug}`;
  if (!/^[a-z0-9][a-z0-9_-]{0,63}$/.test(slug))
    throw optionError(option, 'is not a plain name', 'Use lower case letters, digits, - and _');
  const { id, name, iconUrl, consent } = isRecord(application) ? application : {};
  const anchorId = checkText(`${option}.id`, id, 'the id that Anchor gave the application');
  if (!uuid.test(anchorId))
    throw optionError(
      `${option}.id`,
      `must be a UUID: ${JSON.stringify(id)}`,
      'Copy the id that Anchor gave the application',
    );
  return {
    id: anchorId,
    name:
      name === undefined
        ? slug.charAt(0).toUpperCase() + slug.slice(1)
        : checkText(`${option}.name`, name, 'a name for people to read'),
    ...checkPicture(`${option}.iconUrl`, iconUrl, origin),
    consent: checkConsent(`${option}.consent`, consent, product),
  };
}

function checkConsent(
  option: string,
  value: unknown,
  product: string | undefined,
): string | true | undefined {
  if (value === undefined) return;
  if (value !== true) return checkText(option, value, 'what users consent to, or true');
  if (product) return true;
  throw optionError(
    option,
    'is true, but the product has no name',
    "Add branding: { name: 'Acme' }, or write your own text",
  );
}

function checkPicture(
  option: string,
  value: unknown,
  origin: string,
): Pick<CheckedApplication, 'iconUrl' | 'pageIconUrl'> {
  if (value === undefined) return { iconUrl: undefined, pageIconUrl: undefined };
  const iconUrl = checkText(option, value, 'the address of a picture, such as /icons/linkedin.svg');
  const pageIconUrl = iconUrl.startsWith('data:image/') ? iconUrl : toOwnPath(iconUrl, origin);
  // Without a slash, browsers would look for the picture below the path of each page.
  const isAbsolute = /^(https:)?\/\//.test(iconUrl) && parseUrl(iconUrl, origin)?.protocol === 'https:';
  if (pageIconUrl !== undefined || isAbsolute) return { iconUrl, pageIconUrl };
  throw optionError(
    option,
    `is not the address of a picture: ${JSON.stringify(value)}`,
    'Use a path of your app such as /icons/linkedin.svg, https, or data:image/',
  );
}
