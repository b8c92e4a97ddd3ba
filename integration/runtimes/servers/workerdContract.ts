import { d1, sqlStore, type D1Database } from '@kit/server/stores/sql';
import { storeContract } from '@kit/server/testing';

/** Runs one check of the contract, with separate tables. Responds with its error, or with nothing. */
export default {
  async fetch(request: Request, env: { DB: D1Database }): Promise<Response> {
    const index = Number(new URL(request.url).searchParams.get('check'));
    const error = await storeContract[index]
      ?.run(async () => {
        const store = sqlStore(d1(env.DB), { prefix: `check${index}_` });
        await store.migrate();
        return store;
      })
      .then(
        () => '',
        (reason: unknown) => String(reason),
      );
    return new Response(error ?? 'no such check');
  },
};
