// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Group, SegmentedControl, Slider, Switch, Text } from '@mantine/core';
import { Replayer } from '@rrweb/replay';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { SnapshotEvent } from '../../api/types';
import { useHotkeyMap } from '../../lib/hotkeys';
import { addressAt, clock } from '../../lib/replay';
import { type Moment, SessionEvents } from './SessionEvents';
import '@rrweb/replay/dist/style.css';
import './player.css';

type ReplayerEvents = ConstructorParameters<typeof Replayer>[0];

/** What an arrow key goes on or back, in milliseconds. */
const STEP = 5_000;

/** Plays rrweb events, scaled to the width that there is. Scripts of the recorded page never run. */
export function Player({ events, moments }: { events: SnapshotEvent[]; moments: Moment[] }) {
  const stage = useRef<HTMLDivElement>(null);
  const replayer = useRef<Replayer | null>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [speed, setSpeed] = useState('1');
  const [skip, setSkip] = useState(true);
  const start = events[0]?.timestamp ?? 0;
  const total = (events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0);

  useEffect(() => {
    const root = stage.current;
    if (root === null) return;
    const player = new Replayer(events as unknown as ReplayerEvents, {
      root,
      skipInactive: true,
      showWarning: false,
      mouseTail: false,
    });
    const scaleTo = (size: { width: number; height: number }) => {
      if (size.width === 0) return;
      const scale = Math.min(1, root.clientWidth / size.width);
      player.wrapper.style.transform = `scale(${scale})`;
      root.style.height = `${size.height * scale}px`;
    };
    player.on('resize', (size) => scaleTo(size as { width: number; height: number }));
    player.on('finish', () => setPlaying(false));
    player.pause(0);
    replayer.current = player;
    const tick = setInterval(() => setAt(Math.min(total, Math.max(0, player.getCurrentTime()))), 200);
    return () => {
      clearInterval(tick);
      replayer.current = null;
      player.destroy();
    };
  }, [events, total]);

  const toggle = () => {
    const player = replayer.current;
    if (player === null) return;
    if (playing) player.pause();
    else player.play(at >= total ? 0 : at);
    setPlaying(!playing);
  };
  const seek = (to: number) => {
    setAt(to);
    if (playing) replayer.current?.play(to);
    else replayer.current?.pause(to);
  };
  const step = (by: number) => seek(Math.min(total, Math.max(0, at + by)));
  const back = () => step(-STEP);
  const onward = () => step(STEP);
  useHotkeyMap({ ' ': toggle, k: toggle, ArrowLeft: back, ArrowRight: onward });
  const marks = moments
    .map((moment) => moment.timestamp - start)
    .filter((offset) => offset >= 0 && offset <= total)
    .map((value) => ({ value }));
  return (
    <div className="replay-and-events">
      <div className="card" data-testid="player">
        <Text size="sm" c="dimmed" className="replay-address" data-testid="player-address">
          {addressAt(events, start + at) ?? '–'}
        </Text>
        <div ref={stage} className="replay-stage" />
        <Group gap="sm" p="sm" wrap="nowrap" className="replay-bar">
          <ActionIcon size="lg" aria-label={playing ? 'Pause' : 'Play'} onClick={toggle} data-testid="player-toggle">
            {playing ? <IconPlayerPause size={18} /> : <IconPlayerPlay size={18} />}
          </ActionIcon>
          <Text size="sm" className="numbers" style={{ flex: 'none' }}>
            {clock(at / 1000)} / {clock(total / 1000)}
          </Text>
          <Slider
            style={{ flex: 1 }}
            min={0}
            max={Math.max(1, total)}
            value={at}
            onChange={seek}
            marks={marks}
            label={(value) => clock(value / 1000)}
            thumbLabel="Position"
          />
          <SegmentedControl
            size="xs"
            aria-label="Speed"
            value={speed}
            onChange={(value) => {
              setSpeed(value);
              replayer.current?.setConfig({ speed: Number(value) });
            }}
            data={['1', '2', '4', '8'].map((value) => ({ value, label: `${value}×` }))}
          />
          <Switch
            size="xs"
            label="Skip pauses"
            checked={skip}
            onChange={(event) => {
              setSkip(event.currentTarget.checked);
              replayer.current?.setConfig({ skipInactive: event.currentTarget.checked });
            }}
          />
        </Group>
      </div>
      <SessionEvents moments={moments} start={start} at={at} seek={(to) => seek(Math.min(total, to))} />
    </div>
  );
}
