/** The kit's own class, followed by the caller's. */
export function joinClasses(own: string, given: string | undefined): string {
  return given ? `${own} ${given}` : own;
}
