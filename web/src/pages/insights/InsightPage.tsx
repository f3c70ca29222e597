// SPDX-License-Identifier: Apache-2.0
import { Box, Button, Code, CopyButton, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { IconCheck, IconLink } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useProject } from '../../api/session';
import type { Display, Interval, Project, TrendsQuery } from '../../api/types';
import { DATE_PRESETS, type DateRange, naturalInterval } from '../../lib/dateRange';
import { useHotkeyMap } from '../../lib/hotkeys';
import { DISPLAYS, INTERVALS, readQuery, writeQuery } from '../../lib/insightQuery';
import { PageHead } from '../../ui/PageHead';
import { EmptyState } from '../../ui/States';
import { Zone } from '../../ui/Zone';
import { DateRangePicker } from './DateRangePicker';
import { QueryPanel } from './QueryPanel';
import { Result } from './Result';
import './insights.css';

const ROUTE = '/project/$projectId/insights/new';

/** The address holds the whole query: reload, back and a shared link restore everything. */
export function InsightPage() {
  const project = useProject();
  const { query: text } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  const read = useMemo(() => readQuery(text), [text]);
  const change = (query: TrendsQuery) => void navigate({ search: { query: writeQuery(query) }, resetScroll: false });
  if ('problem' in read) return <Unreadable problem={read.problem} />;
  return <Editor query={read.query} project={project} onChange={change} />;
}

interface EditorProps {
  query: TrendsQuery;
  project: Project;
  onChange: (query: TrendsQuery) => void;
}

function Editor({ query, project, onChange }: EditorProps) {
  const interval = query.interval ?? 'day';
  const setRange = (range: DateRange) =>
    onChange({ ...query, dateRange: range, interval: naturalInterval(range, interval) });
  useHotkeyMap(
    Object.fromEntries(
      DATE_PRESETS.flatMap((preset) => (preset.key ? [[preset.key, () => setRange(preset.range)]] : [])),
    ),
  );
  return (
    <div className="page">
      <PageHead title="Insights" hint="Trends: how often, how many, how much – over time.">
        <CopyButton value={window.location.href} timeout={1500}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={14} /> : <IconLink size={14} />}
              onClick={copy}
            >
              {copied ? 'Link copied' : 'Copy link'}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" component={Link} to={`/project/${project.id}/insights/new`} data-testid="start-fresh">
          Start fresh
        </Button>
      </PageHead>
      <div className="insight-grid">
        <QueryPanel query={query} onChange={onChange} />
        <Box className="card" style={{ minWidth: 0, overflow: 'hidden' }}>
          <Group gap={8} p={10} style={{ borderBottom: '1px solid var(--hog-line)' }}>
            <DateRangePicker range={query.dateRange} project={project} onChange={setRange} />
            <Select
              w={106}
              aria-label="Interval"
              allowDeselect={false}
              data={INTERVALS.map((value) => ({ value, label: `by ${value}` }))}
              value={interval}
              onChange={(next) => next && onChange({ ...query, interval: next as Interval })}
              data-testid="interval-select"
            />
            <Zone timezone={project.timezone} />
            <SegmentedControl
              ml="auto"
              aria-label="Display"
              data={DISPLAYS}
              value={query.trendsFilter?.display ?? 'ActionsLineGraph'}
              onChange={(next) =>
                onChange({ ...query, trendsFilter: { ...query.trendsFilter, display: next as Display } })
              }
              data-testid="display-select"
            />
          </Group>
          <Result query={query} project={project} onChange={onChange} />
        </Box>
      </div>
    </div>
  );
}

function Unreadable({ problem }: { problem: string }) {
  const { query } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  return (
    <div className="page">
      <PageHead title="Insights" />
      <div className="card">
        <EmptyState
          testId="bad-query"
          title="The query in this address cannot be read"
          actions={
            <Button onClick={() => void navigate({ search: {} })} data-testid="bad-query-fresh">
              Start fresh
            </Button>
          }
        >
          <Text size="sm">The link is damaged or from somewhere else: {problem}.</Text>
          <Code
            block
            mt="sm"
            ta="left"
            mah={160}
            style={{ overflow: 'auto', whiteSpace: 'pre-wrap', wordBreak: 'break-all' }}
          >
            {query?.slice(0, 600)}
          </Code>
        </EmptyState>
      </div>
    </div>
  );
}
