import { hostOf } from '../backend/hostOf.ts';
import type { ApplicationRecord } from '../backend/records.ts';
import { html, type Html } from './html.ts';
import { lockIcon } from './icons.ts';

/** The letter that stands for a site, on a colour that stays the same for its name. */
export function siteAvatar({ name }: Pick<ApplicationRecord, 'name'>): Html {
  const letter = Array.from(name.trim())[0] ?? '?';
  const tone = Array.from(name).reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 6;
  return html`<span class="avatar tone-${tone}" aria-hidden="true">${letter}</span>`;
}

/** Which site is being connected: avatar, heading and host. */
export function siteHeader(application: ApplicationRecord): Html {
  return html`<div class="site">
    ${siteAvatar(application)}
    <div>
      <h1>Sign in to ${application.name}</h1>
      <p class="host">${lockIcon}<bdi>${hostOf(application.source) ?? application.source}</bdi></p>
    </div>
  </div>`;
}
