/** What browsers say of a request that got no answer: Chromium, Firefox, Safari. */
const said = /^(?:Failed to fetch$|NetworkError when attempting to fetch resource|Load failed$|network error$)/;

/** What the framework says where something else than its own server answered an action, such as 503 while that starts anew. */
const answeredByOthers = /^An unexpected response was received from the server/;

/** Whether an action failed on its way, so that the user cannot know whether the server has done it. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error instanceof TypeError && said.test(error.message)) || answeredByOthers.test(error.message);
}
