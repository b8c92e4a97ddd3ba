import { useEffect, useState, type ReactElement } from 'react';

/** Copies a text. Says so for a moment, and to screen readers. */
export function CopyButton({ text, label = text }: { text: string; label?: string }): ReactElement {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <button type="button" className="copy" title={`Copy ${text}`} onClick={copy}>
      <code>{label}</code>
      <output className="copy-mark">{isCopied ? 'Copied' : ''}</output>
    </button>
  );
}
