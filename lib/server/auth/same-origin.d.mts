/**
 * @param header a header of the request by its name in small letters; null: it has none
 * @param address the address that readers use, as the operator has set it (NEXTAUTH_URL)
 */
export declare function isFromOwnPages(header: (name: string) => string | null, address: string | undefined): boolean;
