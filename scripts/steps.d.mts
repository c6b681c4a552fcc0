export declare class StepError extends Error {}
export declare function formatDuration(milliseconds: number): string;
export type Steps = {
  begin(label: string): void;
  end(): void;
  fail(): void;
  say(line: string): void;
};
export declare function createSteps(stream?: NodeJS.WritableStream): Steps;
