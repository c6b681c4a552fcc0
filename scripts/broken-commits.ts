import { connect } from '../db/client';
import { settleBrokenCommits } from '../db/writes/import-commits';

/** What became of commits in whose middle the server ended the last time, a line each, said once. */
export async function describeBrokenCommits(ownerUrl: string): Promise<string[]> {
  const owner = connect(ownerUrl, { connections: 1, statementSeconds: 60 });
  try {
    return (await settleBrokenCommits(owner)).map(({ importId, campaignSlug, saved }) =>
      saved
        ? `Penyimpanan unggahan ${importId} (${campaignSlug}) selesai tepat sebelum server berhenti: semuanya tersimpan.`
        : `Penyimpanan unggahan ${importId} (${campaignSlug}) terputus ketika server berhenti: tidak ada yang tersimpan. Buka unggahannya, lalu simpan lagi.`,
    );
  } finally {
    await owner.close();
  }
}
