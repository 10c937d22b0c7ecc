/** Error codes of Node and undici for connections that failed to open or were closed. */
const networkErrors =
  /^(?:E(?:CONN\w+|NOTFOUND|AI_\w+|HOSTUNREACH|NETUNREACH|TIMEDOUT|PIPE|PROTO)|UND_ERR_\w+|CERT_\w+|ERR_(?:TLS|SSL|SOCKET)_\w+|\w*SELF_SIGNED\w*)$/;

/** Whether an error or one of its causes is a network error or an aborted request. */
export function isNetworkError(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'AbortError') return true;
    if ('code' in cause && typeof cause.code === 'string' && networkErrors.test(cause.code)) {
      return true;
    }
    if (cause instanceof AggregateError && cause.errors.some(isNetworkError)) return true;
  }
  return false;
}
