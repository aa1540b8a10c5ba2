import { useState } from 'react';
import type { VaultListing } from '../../../electron/api/contract';
import type { ErrorShape } from '../../../electron/api/errors';
import { useT } from '../../i18n';
import { SalvageDialog, type SalvageSecret } from './salvage-dialog';

interface Props {
  /** How opening failed. */
  error: ErrorShape | null;
  vault: VaultListing;
  /** What it was to be opened with. */
  secret: SalvageSecret;
  opened(vault: VaultListing): void;
}

/** Where a vault does not open since it is damaged: a new one from what can be read of it. */
export function SalvageOffer({ error, vault, secret, opened }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  if (error?.code !== 'vault.damaged') return null;
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t('salvage.open')}
      </button>
      {open && <SalvageDialog of={vault.place} secret={secret} close={() => setOpen(false)} opened={opened} />}
    </>
  );
}
