import { getAuthFlows, type AuthFlowRecord } from '../backend/applicationRecords.ts';
import {
  isRecord,
  optionalArray,
  optionalBoolean,
  optionalString,
  requiredString,
  type Fields,
} from '../http/fields.ts';
import { ApiError, json } from '../http/responses.ts';
import { formatTime, type ApiContext } from './ApiContext.ts';
import { findApplication } from './applications.ts';

const knownMethods = ['username_password', 'authenticator', 'custom'];

/** `POST /v1/applications/{applicationId}/auth-flows`: 201. */
export function createAuthFlow(context: ApiContext): Response {
  const { backend, body } = context;
  const application = findApplication(context);
  const now = backend.now();
  const methods = readMethods(body);
  if (!methods) throw new ApiError(400, '"methods" is required.');
  const flow: AuthFlowRecord = {
    id: backend.createId(),
    applicationId: application.id,
    name: requiredString(body, 'name'),
    description: optionalString(body, 'description') ?? null,
    isRecommended: optionalBoolean(body, 'is_recommended') ?? false,
    methods,
    customFields: readCustomFields(body) ?? [],
    createdAt: now,
    updatedAt: now,
  };
  backend.authFlows.set(flow.id, flow);
  return json(presentAuthFlow(flow), 201);
}

/** `GET /v1/applications/{applicationId}/auth-flows`. */
export function listAuthFlows(context: ApiContext): Response {
  const flows = getAuthFlows(context.backend, findApplication(context).id);
  return json({ auth_flows: flows.map(presentAuthFlow) });
}

/** `PATCH /v1/applications/{applicationId}/auth-flows/{flowId}`. Missing fields keep their values. */
export function updateAuthFlow(context: ApiContext): Response {
  const { backend, body } = context;
  const flow = findAuthFlow(context);
  const updated: AuthFlowRecord = {
    ...flow,
    name: optionalString(body, 'name') ?? flow.name,
    description: optionalString(body, 'description') ?? flow.description,
    isRecommended: optionalBoolean(body, 'is_recommended') ?? flow.isRecommended,
    methods: readMethods(body) ?? flow.methods,
    customFields: readCustomFields(body) ?? flow.customFields,
    updatedAt: backend.now(),
  };
  backend.authFlows.set(flow.id, updated);
  return json(presentAuthFlow(updated));
}

/** `DELETE /v1/applications/{applicationId}/auth-flows/{flowId}`. */
export function deleteAuthFlow(context: ApiContext): Response {
  context.backend.authFlows.delete(findAuthFlow(context).id);
  return json({ success: true });
}

function findAuthFlow(context: ApiContext): AuthFlowRecord {
  const application = findApplication(context);
  const flow = context.backend.authFlows.get(context.parameter('flowId'));
  if (flow?.applicationId !== application.id) throw new ApiError(404, 'There is no auth flow with this id.');
  return flow;
}

function readMethods(body: Fields): readonly string[] | undefined {
  const methods = optionalArray(body, 'methods')?.filter((method) => typeof method === 'string');
  if (!methods) return undefined;
  if (methods.length === 0 || methods.some((method) => !knownMethods.includes(method))) {
    throw new ApiError(400, `"methods" must contain at least one of ${knownMethods.join(', ')}.`);
  }
  return methods;
}

function readCustomFields(body: Fields): readonly string[] | undefined {
  return optionalArray(body, 'custom_fields')?.map((field) => {
    if (!isRecord(field)) throw new ApiError(400, '"custom_fields" must contain objects with a name.');
    return requiredString(field, 'name');
  });
}

function presentAuthFlow(flow: AuthFlowRecord) {
  return {
    id: flow.id,
    name: flow.name,
    description: flow.description,
    is_recommended: flow.isRecommended,
    methods: flow.methods,
    custom_fields: flow.customFields.map((name) => ({ name })),
    created_at: formatTime(flow.createdAt),
    updated_at: formatTime(flow.updatedAt),
  };
}
