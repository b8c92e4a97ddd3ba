interface Point {
  x: number;
  y: number;
}

/** The position of a part and its label, in pixels from the figure's top left corner. */
export interface Mark {
  part: string;
  box: Point & { width: number; height: number };
  side: 'left' | 'right';
  /** Of the label. */
  top: number;
  from: Point;
  to: Point;
  /** Only for screen readers. */
  isSpoken: boolean;
}

/** The height of a label with the gap below it. */
export const labelHeight = 26;
/** The width of a column of labels, as in the stylesheet. */
const columnWidth = 170;

/** Finds the rendered parts and distributes their labels over both sides. */
export function layOut(parts: string[], figure: Element, specimen: Element): Mark[] {
  const frame = figure.getBoundingClientRect();
  const found = parts
    .flatMap((part) => {
      const all = [...specimen.querySelectorAll(`[data-part="${part}"]`)];
      const element = all.find((each) => each.checkVisibility()) ?? all[0];
      return element ? [measure(part, element, frame)] : [];
    })
    .toSorted((a, b) => a.box.x + a.box.width / 2 - (b.box.x + b.box.width / 2));
  const half = Math.ceil(found.length / 2);
  return [
    ...column(found.slice(0, half), 'left', frame),
    ...column(found.slice(half), 'right', frame),
  ].toSorted((a, b) => parts.indexOf(a.part) - parts.indexOf(b.part));
}

type Found = Pick<Mark, 'part' | 'box' | 'isSpoken'>;

function measure(part: string, element: Element, frame: DOMRect): Found {
  const { left, top, width, height } = element.getBoundingClientRect();
  const box = { x: left - frame.left, y: top - frame.top, width, height };
  return { part, box, isSpoken: width <= 1 };
}

/** Places each label as near to its part as the others allow. */
function column(found: Found[], side: Mark['side'], frame: DOMRect): Mark[] {
  const middle = ({ box }: Found) => box.y + box.height / 2;
  const sorted = found.toSorted((a, b) => middle(a) - middle(b));
  let next = 0;
  const tops = sorted.map((each) => {
    const top = Math.max(next, middle(each) - labelHeight / 2);
    next = top + labelHeight;
    return top;
  });
  let limit = frame.height;
  for (const [index, top] of [...tops.entries()].toReversed()) {
    tops[index] = Math.min(top, limit - labelHeight);
    limit = tops[index];
  }
  return sorted.map((each, index) => {
    const top = tops[index] ?? 0;
    const { box } = each;
    const to = { x: side === 'left' ? box.x : box.x + box.width, y: middle(each) };
    const from = {
      x: side === 'left' ? columnWidth : frame.width - columnWidth,
      y: top + labelHeight / 2,
    };
    return { ...each, side, top, from, to };
  });
}
