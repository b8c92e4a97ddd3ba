import {
  addApplication,
  findApplicationByHost,
  getAuthFlows,
  parseHost,
  type ApplicationRecord,
} from '../backend/applicationRecords.ts';
import { getIdentities } from '../backend/identityRecords.ts';
import { optionalString, requiredString } from '../http/fields.ts';
import { ApiError, json } from '../http/responses.ts';
import { findRecord, formatSource, formatTime, paginate, type ApiContext } from './ApiContext.ts';

/** `POST /v1/applications`: 201. Returns the existing application if the host is known. */
export function createApplication(context: ApiContext): Response {
  const { body } = context;
  const source = requiredString(body, 'source');
  const name = optionalString(body, 'name');
  const description = optionalString(body, 'description');
  const application = findOrAddApplication(context, source, { name, description });
  return json(
    {
      id: application.id,
      name: application.name,
      url: formatSource(context, application.source),
      description: application.description,
      created_at: formatTime(application.createdAt),
    },
    201,
  );
}

/** Returns the project's application with the host of `source`, or adds one. Throws 400 if `source` has no host. */
export function findOrAddApplication(
  { backend, project }: ApiContext,
  source: string,
  { name, description }: { name: string | undefined; description: string | undefined },
): ApplicationRecord {
  const host = parseHost(source);
  if (!host) throw new ApiError(400, '"source" must be a URL or a host.');
  const existing = findApplicationByHost(backend, project, host);
  return existing ?? addApplication(backend, { project, name: name || host, source, description });
}

/** `GET /v1/applications?search=`. */
export function listApplications(context: ApiContext): Response {
  const search = context.query.get('search')?.toLowerCase() ?? '';
  const found = [...context.backend.applications.values()].filter(
    ({ project, name }) => project === context.project && name.toLowerCase().includes(search),
  );
  const applications = paginate(context, found).map((application) =>
    presentApplication(context, application),
  );
  return json({ applications });
}

/** `GET /v1/applications/{applicationId}`. */
export function retrieveApplication(context: ApiContext): Response {
  return json(presentApplication(context, findApplication(context)));
}

/** `DELETE /v1/applications/{applicationId}`: also deletes its identities and auth flows. */
export function deleteApplication(context: ApiContext): Response {
  const { id } = findApplication(context);
  const { applications, authFlows, identities } = context.backend;
  for (const identity of getIdentities(context.backend, id)) identities.delete(identity.id);
  for (const flow of getAuthFlows(context.backend, id)) authFlows.delete(flow.id);
  applications.delete(id);
  return json({ success: true });
}

/** Returns the application in the path. Throws 404. */
export function findApplication(context: ApiContext): ApplicationRecord {
  return findRecord(context, context.backend.applications, context.parameter('applicationId'), 'application');
}

function presentApplication(context: ApiContext, application: ApplicationRecord) {
  const { backend } = context;
  return {
    id: application.id,
    name: application.name,
    url: formatSource(context, application.source),
    description: application.description,
    identity_count: getIdentities(backend, application.id).length,
    auth_methods: [...new Set(getAuthFlows(backend, application.id).flatMap((flow) => flow.methods))],
    created_at: formatTime(application.createdAt),
    updated_at: formatTime(application.updatedAt),
  };
}
