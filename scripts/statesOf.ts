/* oxlint-disable no-underscore-dangle -- Storybook's name for its preview */
declare global {
  /** Storybook's own, in its frame of stories. */
  var __STORYBOOK_PREVIEW__: {
    loadStory: (story: { storyId: string }) => Promise<{
      name: string;
      parameters: { state?: string; guide?: { states?: Record<string, string> } };
    }>;
  };
}

/** Runs in the page. Returns the state of each story that is named after one, or says which. */
export async function statesOf(ids: string[]): Promise<[id: string, state: string][]> {
  const states = ids.map(async (storyId): Promise<[string, string][]> => {
    const { name, parameters } = await globalThis.__STORYBOOK_PREVIEW__.loadStory({ storyId });
    const word = name.toLowerCase().replaceAll(' ', '_');
    const known = Object.keys(parameters.guide?.states ?? {});
    const state = parameters.state ?? known.find((one) => one === word);
    return state ? [[storyId, state]] : [];
  });
  return (await Promise.all(states)).flat();
}
