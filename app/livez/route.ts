/** Whether the process answers. Asks nothing of the database: a restart would not help it. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
}
