/**
 * How a WebSocket is closed. 4403 is the code of graphql-ws after which its client comes back, with the token that it has then; the codes
 * of ours are outside those of graphql-ws, so its client comes back after them, too.
 */
export const closeCodes = { TokenExpired: 4403, SlowClient: 4430, TooManyConnections: 4431, GatewayStops: 1001 } as const;

/** A token that is not accepted; the client of graphql-ws does not come back with it. */
export const unauthorized = 4401;

/** Too many requests, too much to do, or an issuer that cannot be asked: the client may come back. */
export const tryAgainLater = 1013;

/** We failed. */
export const internalError = 1011;
