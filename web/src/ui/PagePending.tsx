// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from '@mantine/core';
import { RowsSkeleton } from './States';

export function PagePending() {
  return (
    <div className="page">
      <Skeleton height={24} width={180} mb="lg" />
      <div className="card">
        <RowsSkeleton />
      </div>
    </div>
  );
}
