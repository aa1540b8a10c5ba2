import { useQuery } from '@tanstack/react-query';
import { useAppState } from '../../data/queries';
import { useSession } from '../../data/session';
import { RekeyDialog } from './rekey-dialog';

/** Re-keying, begun from elsewhere than the settings. */
export function RekeyOffer({ close }: { close(): void }) {
  const { client } = useSession();
  const { data: app } = useAppState();
  const slots = useQuery({ queryKey: ['slots'], staleTime: 0, queryFn: () => client.call('keys.slots') });
  const begun = useQuery({ queryKey: ['rekey-begun'], staleTime: 0, queryFn: () => client.call('rekey.begun') });
  if (app === undefined || slots.data === undefined || begun.data === undefined) return null;
  return (
    <RekeyDialog
      app={app}
      hasFile={slots.data.some(({ keyFile }) => keyFile)}
      hasPhrase={slots.data.some(({ kind }) => kind === 'phrase')}
      begun={begun.data}
      close={close}
    />
  );
}
