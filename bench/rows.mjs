/** Three connections, as the browser sees them. */
export const rows = ['linkedin', 'notion', 'linkedin'].map((application, i) => ({
  id: `${i}`.padEnd(43, 'x'),
  application,
  accountName: `ada.lovelace+${i}@example.com`,
  status: 'connected',
  connectedAt: '2026-01-01T00:00:00.000Z',
}));
