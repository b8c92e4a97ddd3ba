'use client';
import { parseUrl } from '@kit/protocol';
import { useEffect, useState } from 'react';

/** Longer than a live view needs on a slow network. */
const maxLoadMs = 15_000;

/** How far the frame of a live view is. */
type FrameStatus = 'connecting' | 'live' | 'unanswered' | 'refused';

/**
 * Follows the frame of a live view. The user's browser reports whether a frame has loaded, and whether the page's own policy blocks it. It
 * does not report that the other site refuses to be framed: that looks like a frame that has loaded, or that never does.
 */
export function useFrame(
  url: string | undefined,
  round: number,
): { status: FrameStatus; onLoad: () => void } {
  const name = `${round} ${url}`;
  const [seen, setSeen] = useState<{ name: string; status: FrameStatus }>();
  const [refusedOrigin, setRefusedOrigin] = useState<string>();

  // From the beginning, because the event comes as soon as the frame is in the page.
  useEffect(() => {
    const refuse = ({ blockedURI, disposition, effectiveDirective }: SecurityPolicyViolationEvent) => {
      if (disposition === 'enforce' && effectiveDirective === 'frame-src')
        setRefusedOrigin(parseUrl(blockedURI)?.origin);
    };
    document.addEventListener('securitypolicyviolation', refuse);
    return () => document.removeEventListener('securitypolicyviolation', refuse);
  }, []);

  useEffect(() => {
    if (url === undefined) return;
    const timer = setTimeout(
      () => setSeen((last) => (last?.name === name ? last : { name, status: 'unanswered' })),
      maxLoadMs,
    );
    return () => clearTimeout(timer);
  }, [url, name]);

  const isRefused = url !== undefined && parseUrl(url)?.origin === refusedOrigin;
  return {
    status: isRefused ? 'refused' : seen?.name === name ? seen.status : 'connecting',
    onLoad: () => setSeen({ name, status: 'live' }),
  };
}
