export declare function describeTransportSecurity(settings: {
  NEXTAUTH_URL?: string | undefined;
  KEJAR_HSTS?: string | undefined;
}): string | null;
