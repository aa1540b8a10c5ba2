import { createContext, useContext } from 'react';
import type { Bridge } from '../../electron/api/contract';

/** The one thing that a call cannot do: turning files of this page into one-time tokens. */
export type FileDoor = Pick<Bridge, 'offerFiles'>;

const BridgeContext = createContext<FileDoor | null>(null);
export const BridgeProvider = BridgeContext.Provider;

export function useFileDoor(): FileDoor {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('no bridge above this component');
  return bridge;
}
