import { contentHash, html, htmlDocument, inlineScript, type Html } from '../html/html.ts';
import { brandIcon } from '../html/icons.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import { scenarioNames, scenarios, type ScenarioName } from '../settings/scenarios.ts';
import type { HostedContext, PageParameters } from './HostedContext.ts';
import { pageScript } from './pageScript.ts';
import { pageStyle } from './pageStyle.ts';

/** Content of a page of the hosted sign-in. */
export interface Page {
  readonly title: string;
  readonly body: Html;
  /** The scenario menu. */
  readonly footer: Html;
  /** @default 200 */
  readonly status?: number;
  /** Origin that forms may redirect to. */
  readonly callbackOrigin?: string | undefined;
  /** Whether the page closes its window. */
  readonly closesWindow?: boolean;
}

/** Renders a page of a sign-in whose token is valid. */
export function renderStep(
  { backend, settings, parameters, token }: HostedContext,
  title: string,
  body: Html,
  options: Pick<Page, 'closesWindow'> = {},
): Promise<Response> {
  const callbackOrigin = token.callbackUrl === null ? undefined : new URL(token.callbackUrl).origin;
  const footer = scenarioMenu(parameters, backend.settings.scenario());
  return renderPage({ title, body, footer, callbackOrigin, ...options }, settings);
}

/** Renders a page with the headers that the settings choose. */
export async function renderPage(page: Page, settings: Readonly<EmulatorSettings>): Promise<Response> {
  const { title, body, footer, status = 200, callbackOrigin, closesWindow = false } = page;
  const content = html`<header class="bar">
      <span class="brand">${brandIcon}Anchor emulator</span>
      <span class="badge">Local emulator — never enter a real password</span>
    </header>
    <main>${body}</main>
    <footer>${footer}</footer>
    ${inlineScript(pageScript)}`;
  const markup = htmlDocument({
    title: `${title} · Anchor emulator`,
    style: pageStyle,
    body: content,
    attributes: closesWindow && html`data-close`,
  });
  return new Response(markup, { status, headers: await pageHeaders(settings, callbackOrigin) });
}

async function pageHeaders(settings: Readonly<EmulatorSettings>, callbackOrigin = ''): Promise<Headers> {
  const mayBeFramed = settings.framing === 'allowed';
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'content-security-policy': [
      `default-src 'none'`,
      `style-src ${await contentHash(pageStyle)}`,
      `script-src ${await contentHash(pageScript)}`,
      `img-src data:`,
      `form-action 'self' ${callbackOrigin}`.trim(),
      `base-uri 'none'`,
      `frame-ancestors ${mayBeFramed ? '*' : `'none'`}`,
    ].join('; '),
  });
  if (!mayBeFramed) headers.set('x-frame-options', 'DENY');
  if (settings.openerPolicy !== 'absent') headers.set('cross-origin-opener-policy', settings.openerPolicy);
  return headers;
}

/** Renders the menu at the bottom of the page that changes the scenario. */
export function scenarioMenu(parameters: PageParameters, current: ScenarioName): Html {
  const options = scenarioNames.map(
    (name) =>
      html`<option value="${name}" ${name === current && html` selected`}>${scenarios[name].title}</option>`,
  );
  return html`<details>
    <summary>Emulator scenario: ${scenarios[current].title}</summary>
    <form method="post" action="/identity/create">
      ${hiddenFields(parameters, 'scenario')}
      <p class="hint">
        This menu belongs to the emulator, not to the sign-in page. ${scenarios[current].description}
      </p>
      <div>
        <label for="scenario">Scenario</label>
        <select id="scenario" name="scenario">
          ${options}
        </select>
      </div>
      <button>Apply</button>
    </form>
  </details>`;
}

/** Steps that a form submits. Cancel is a button that submits a separate step. */
type Step = 'sign-in' | 'one-time-code' | 'continue' | 'scenario';

/** Renders the hidden fields of a form: the page's parameters and the step. */
export function hiddenFields({ token, userName }: PageParameters, step: Step): Html {
  return html`<input type="hidden" name="step" value="${step}" /><input
      type="hidden"
      name="token"
      value="${token}"
    /><input type="hidden" name="userName" value="${userName}" />`;
}
