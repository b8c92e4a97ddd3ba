import type { Application } from '@kit/protocol';

/** Returns the entry of an application in the catalogue, or one with a name that is made of its slug. */
export function findApplication(applications: readonly Application[], application: string): Application {
  return (
    applications.find((entry) => entry.application === application) ?? {
      application,
      name: application.charAt(0).toUpperCase() + application.slice(1),
    }
  );
}
