export declare function withLock<T>(file: string, onWait: (pid: number) => void, work: () => Promise<T>): Promise<T>;
export declare function isAlive(pid: number): boolean;
