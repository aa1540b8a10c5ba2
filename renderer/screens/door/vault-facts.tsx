import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { VaultListing } from '../../../electron/api/contract';
import type { VaultFacts } from '../../../electron/api/keys';
import { formatDateTime, formatNumber, localMinute } from '../../../electron/i18n';
import { useSession } from '../../data/session';
import { useLanguage, useT } from '../../i18n';

/** What can be said of a vault without opening it; null as long as it is not known, or cannot be. */
export function useVaultFacts({ place }: VaultListing): VaultFacts | null {
  const { client } = useSession();
  const query = useQuery({
    queryKey: ['vault-facts', place],
    staleTime: 0,
    queryFn: () => client.call('vault.facts', { place }),
  });
  return query.data ?? null;
}

/** When the vault was last saved as far as this computer knows, and whether the folder fits that. */
export function LastSaved({ facts }: { facts: VaultFacts | null }) {
  const t = useT();
  const language = useLanguage();
  if (facts === null || facts.generation === null) return null;
  const { seen, generation } = facts;
  const number = (n: number) => formatNumber(language, n);
  if (seen === null) {
    return <p className="dim saved">{t('unlock.neverSeen', { generation: number(generation) })}</p>;
  }
  const date = formatDateTime(language, localMinute(seen.savedAt), 'full');
  return (
    <div className="saved">
      <p className="dim sm">{t('unlock.lastSaved')}</p>
      <p className="m num">{t('unlock.savedChange', { date, generation: number(seen.generation) })}</p>
      <Fit generation={generation} seen={seen.generation} />
      <p className="dim sm">{t('unlock.unverified')}</p>
    </div>
  );
}

function Fit({ generation, seen }: { generation: number; seen: number }) {
  const t = useT();
  const language = useLanguage();
  if (generation === seen) {
    return (
      <p className="green">
        <IconCircleCheck className="i sz" aria-hidden /> {t('unlock.newest')}
      </p>
    );
  }
  const older = generation < seen;
  return (
    <p className="amber">
      <IconAlertTriangle className="i sz" aria-hidden />{' '}
      {t(older ? 'unlock.older' : 'unlock.newer', { generation: formatNumber(language, older ? seen : generation) })}
    </p>
  );
}
