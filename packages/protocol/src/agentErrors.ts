/** The errors of agents that use a connection, in the form of `errors`. */
export const agentErrors = {
  // The request to the user
  permission_required: {
    status: 403,
    message:
      'The owner wants to be asked first. Ask with connect.request or connect.requestFor, and pass the permission.',
  },
  invalid_reason: {
    status: 400,
    message:
      'The reason of a request is not one line of plain text with at most 200 characters. Shorten it, and remove line breaks and direction marks.',
  },
  request_closed: {
    status: 409,
    message:
      'The request is answered, declined, superseded or expired. Read it again, or ask with a new request.',
  },
  request_mismatch: {
    status: 409,
    message:
      'The key or the attempt belongs to a request for another application, account or input. Use a new key for each call, and the application of the request.',
  },
  too_many_requests: {
    status: 429,
    message:
      'The app asked this user to connect accounts too often in a short time, or 100 calls wait for one request. Wait for the seconds in Retry-After, and use one key for each task.',
  },

  // The browser
  session_stopped: {
    status: 409,
    message: 'The user, or the app for the user, stopped the browser. Do not start it again by yourself.',
  },
  session_ended: {
    status: 410,
    message: 'The browser session has ended, or is about to. Start another one.',
  },
  session_view_only: {
    status: 403,
    message: 'The browser was started for watching only. Start it with takeOver: true.',
  },
  live_view_unavailable: {
    status: 501,
    message:
      'The server cannot read the address of the live view. Give every process the same API key, or the same encryptionSecret.',
  },

  // The task
  task_failed: {
    status: 502,
    message:
      "The run of Anchor's task failed, was cancelled, or lost its browser. Look it up at Anchor; the error's cause says how it ended.",
  },
  task_timeout: {
    status: 504,
    message:
      "The run of Anchor's task took too long, and was ended. Raise timeoutMs and the time limit of the browser, or make the task shorter.",
  },
} as const;
