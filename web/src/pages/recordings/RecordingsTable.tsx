// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { Project, Recording } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { clock } from '../../lib/replay';
import { formatTime } from '../../lib/time';
import { MiddleText } from '../../ui/MiddleText';

export function RecordingsTable({ rows, project }: { rows: Recording[]; project: Project }) {
  return (
    <table className="grid-table" data-testid="recordings-table">
      <thead>
        <tr>
          <th>Who</th>
          <th>When</th>
          <th>Length</th>
          <th>First page</th>
          <th>Pages</th>
          <th>Clicks</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((recording) => (
          <tr key={recording.id} data-testid="recording-row">
            <td>
              <Link
                className="quiet-link"
                to="/project/$projectId/recordings/$sessionId"
                params={{ projectId: String(project.id), sessionId: recording.id }}
                // The player's page has a policy of its own, which a browser takes from the document.
                reloadDocument
                style={{ fontWeight: 550 }}
              >
                <MiddleText text={recording.distinct_id} max={32} />
              </Link>
            </td>
            <td className="numbers">{formatTime(recording.start_time, project.timezone)}</td>
            <td className="numbers">{clock(recording.recording_duration)}</td>
            <td>
              <MiddleText text={recording.start_url || '–'} max={48} />
            </td>
            <td className="numbers">{formatNumber(recording.page_count)}</td>
            <td className="numbers">{formatNumber(recording.click_count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
