import { DocsContext } from '@storybook/addon-docs/blocks';
import { useContext, useEffect, useReducer, useState, type ReactNode } from 'react';
import { GLOBALS_UPDATED } from 'storybook/internal/core-events';
import { Live } from '../live/Live.tsx';
import type { LiveOptions } from '../live/LiveOptions.ts';
import { LiveServer } from '../live/LiveServer.ts';

/** Components on a docs page outside any story, with their own server. */
export function Sample({
  live,
  children,
}: {
  live: LiveOptions | undefined;
  children: ReactNode;
}): ReactNode {
  const globals = useToolbar();
  const [server, setServer] = useState<LiveServer>();
  useEffect(() => {
    let isGone = false;
    void LiveServer.start(live).then((started) => isGone || setServer(started));
    return () => void (isGone = true);
  }, [live]);

  return (
    server && (
      <Live server={server} globals={globals}>
        {children}
      </Live>
    )
  );
}

/** The current values of the toolbar. */
function useToolbar(): Record<string, unknown> {
  const { channel, componentStories, getStoryContext } = useContext(DocsContext);
  const [, renew] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    channel.on(GLOBALS_UPDATED, renew);
    return () => channel.off(GLOBALS_UPDATED, renew);
  }, [channel]);
  const [story] = componentStories();
  return story ? getStoryContext(story).globals : {};
}
