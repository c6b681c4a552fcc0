export type RequestState = {
  requestId: string;
  nonce: string;
  local: boolean;
  unavailable: boolean;
  statements: number;
};
export declare function requestState(): RequestState;
