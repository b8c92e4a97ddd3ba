import { useLayoutEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { labelHeight, layOut, type Mark } from './layOut.ts';

/** Components with a label for each of their parts. Not interactive. */
export function Figure({ parts, children }: { parts: string[]; children: ReactNode }): ReactElement {
  const figure = useRef<HTMLDivElement>(null);
  const specimen = useRef<HTMLDivElement>(null);
  const [marks, setMarks] = useState<Mark[]>([]);
  const [active, setActive] = useState<string>();

  useLayoutEffect(() => {
    const { current: frame } = figure;
    const { current: inside } = specimen;
    if (!frame || !inside) return;
    const measure = () => setMarks(layOut(parts, frame, inside));
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(frame);
    sizes.observe(inside);
    const changes = new MutationObserver(measure);
    changes.observe(inside, { subtree: true, childList: true, attributes: true, characterData: true });
    const looks = new MutationObserver(measure);
    looks.observe(document.documentElement, { attributes: true });
    return () => {
      sizes.disconnect();
      changes.disconnect();
      looks.disconnect();
    };
  }, [parts]);

  return (
    <div className="figure" ref={figure} style={{ minBlockSize: Math.ceil(parts.length / 2) * labelHeight }}>
      <div className="figure-specimen" ref={specimen} inert>
        {children}
      </div>
      <svg className="figure-lines" aria-hidden="true">
        {marks.map(({ part, box, from, to }) => (
          <g key={part} data-active={part === active}>
            <rect {...box} rx="3" />
            <path d={`M${from.x},${from.y} L${to.x},${to.y}`} />
            <circle data-end={part} cx={to.x} cy={to.y} r="2.5" />
          </g>
        ))}
      </svg>
      <ul className="figure-labels">
        {marks.map(({ part, side, top, isSpoken }) => (
          <li
            key={part}
            data-labels={part}
            data-side={side}
            data-spoken={isSpoken}
            style={{ top }}
            onPointerEnter={() => setActive(part)}
            onPointerLeave={() => setActive(undefined)}
          >
            <code>{part}</code>
            {isSpoken && ' screen readers only'}
          </li>
        ))}
      </ul>
    </div>
  );
}
