import { parseUrl } from '@kit/protocol';
import { checkText, optionError } from './optionChecks.ts';

/**
 * What may open a native app: https, this machine, or a scheme that is a reversed domain. Others, such as `javascript:` and `data:`, have
 * no dot. `localhost` can be another machine. https://www.rfc-editor.org/rfc/rfc8252#section-7
 */
const allowed = /^(https:|http:\/\/(127\.0\.0\.1|\[::1\])[:/]|[\w-]+(\.[\w-]+)+:)[^@#]*$/;

/** What the kit adds to a link. An app would read the first value, and that says nothing about its attempt. */
const added = ['connect_attempt', 'connect_code', 'connect_error'];

/** Checks the links that open a native app. Returns them as URLs. */
export function checkReturnLinks(value: unknown): readonly URL[] {
  return [value].flat().map((entry, index) => {
    const option = `returnLinks[${index}]`;
    const url = parseUrl(checkText(option, entry, 'com.example.app:/connected'));
    const taken = added.find((name) => url?.searchParams.has(name));
    if (taken)
      throw optionError(option, `has the parameter ${taken}, which the kit adds`, 'Leave it out of the link');
    if (url && allowed.test(url.href)) return url;
    throw optionError(
      option,
      `cannot open an app: ${JSON.stringify(entry)}`,
      'Write it as com.example.app:/connected with your own domain, as an https URL, or as http://127.0.0.1/connected',
    );
  });
}
