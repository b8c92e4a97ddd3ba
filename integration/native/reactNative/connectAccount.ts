import { Linking } from 'react-native';

const returnLink = 'com.example.app:/connected';

/** AsyncStorage, or a secure storage of your choice. */
interface Storage {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
}

/** Calls the handler, which is at `baseUrl`, for the user of the token. */
export function createConnector(baseUrl: string, token: string, storage: Storage) {
  async function call(path: string, body?: object): Promise<Record<string, string>> {
    const response = await fetch(`${baseUrl}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      credentials: 'omit',
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error.code);
    return answer;
  }

  return {
    /** Opens the sign-in in the system browser. Call it in the press of a button. */
    async connect(application: string): Promise<void> {
      const attempt = await call('/attempts', { application, mode: 'native', returnTo: returnLink });
      const { attemptId = '', startUrl = '', secret = '' } = attempt;
      await storage.setItem(`connect.${attemptId}`, secret); // the system may end the app meanwhile
      await Linking.openURL(startUrl);
    },

    /** Completes the sign-in of a return link. Returns its attempt, or undefined for another link. */
    async complete(url: string): Promise<Record<string, string> | undefined> {
      const [link, query = ''] = url.split('?');
      if (link !== returnLink) return;
      const fields = Object.fromEntries(query.split('&').map((field) => field.split('=')));
      const { connect_attempt: id, connect_code: completionCode } = fields;
      const secret = await storage.getItem(`connect.${id}`);
      if (!secret) return; // this installation did not begin it
      const answer = completionCode
        ? await call(`/attempts/${id}/confirm`, { completionCode, secret })
        : await call(`/attempts/${id}`);
      if (answer['status'] !== 'started') await storage.removeItem(`connect.${id}`);
      return answer;
    },
  };
}

/** Calls `listener` with the link that started the app, and with each that opens it later. */
export function onOpenUrl(listener: (url: string) => void): () => void {
  void Linking.getInitialURL().then((url) => url && listener(url));
  const subscription = Linking.addEventListener('url', ({ url }) => listener(url));
  return () => subscription.remove();
}
