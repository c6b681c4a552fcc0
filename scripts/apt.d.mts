export declare function canUseApt(): boolean;
export declare function installByApt(name: string): void;
