/** The shape of every id at Anchor; only such an id is put into a path there. Not confirmed against production. */
export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
