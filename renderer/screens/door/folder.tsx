import type { ReactNode } from 'react';

/** The paper folder that stands for a vault. */
export function Folder({ tab, icon, children }: { tab: string; icon: ReactNode; children: ReactNode }) {
  return (
    <>
      <span className="leaf" />
      <span className="leaf" />
      <div className="tab">
        {icon}
        {tab}
      </div>
      <div className="body">{children}</div>
    </>
  );
}
