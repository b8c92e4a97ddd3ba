import type { Page } from 'playwright';

export interface Point {
  x: number;
  y: number;
}

/** Draws pictures of the app and of its popup as they lie on a screen, with a pointer. `stage` is an empty page to draw on. */
export async function composeFrame(
  stage: Page,
  size: { width: number; height: number },
  { app, popup, cursor }: { app: Page; popup: Page | undefined; cursor: Point },
): Promise<Buffer> {
  await stage.setViewportSize(size);
  await stage.setContent(`
    <style>
      body { margin: 0; overflow: hidden }
      body > * { position: absolute }
      .window { inset: 0; margin: auto; inline-size: fit-content; block-size: fit-content; translate: 0 -0.875rem;
        border-radius: 12px; overflow: hidden; background: #e8e9ee; box-shadow: 0 0 0 1px #0002, 0 24px 64px #0006 }
      .window::before { content: ''; display: block; block-size: 1.75rem;
        background: radial-gradient(circle at 1rem, #b9bcc7 0.3rem, transparent 0.33rem),
          radial-gradient(circle at 2rem, #b9bcc7 0.3rem, transparent 0.33rem),
          radial-gradient(circle at 3rem, #b9bcc7 0.3rem, transparent 0.33rem) }
      .window img { display: block }
      .shade { inset: 0; background: #14161d40 }
      svg { inline-size: 22px; left: ${cursor.x}px; top: ${cursor.y}px; filter: drop-shadow(0 1px 2px #0006) }
    </style>
    <img src="${await pictureOf(app)}" width="${size.width}" />
    ${popup ? `<div class="shade"></div><div class="window"><img src="${await pictureOf(popup)}" /></div>` : ''}
    <svg viewBox="0 0 22 26"><path d="M2 2v19l5-4.6 3 7.2 3.6-1.5-3-7 6.9-.5z" fill="#111" stroke="#fff" stroke-width="1.6" /></svg>`);
  return stage.screenshot();
}

async function pictureOf(page: Page): Promise<string> {
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  return `data:image/png;base64,${picture.toString('base64')}`;
}
