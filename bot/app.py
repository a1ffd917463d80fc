"""The bot put together: memory, poller, lanes, courier, and the door for the command line."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack, suppress
from functools import partial

from telegram import Bot
from telegram.constants import UpdateType
from telegram.error import InvalidToken, TelegramError

from bot.clock.guests import GuestBell
from bot.clock.housekeeping import housekeeping
from bot.clock.meeting_bell import MeetingBell
from bot.clock.morning import Morning
from bot.clock.reminders import Sweep
from bot.clock.resting import Resting
from bot.clock.retention import keep_no_longer
from bot.clock.rounds import Rounds
from bot.clock.standing import Standing, take_effect
from bot.clock.timing import Clock, MachineTime, OfficeClock, SystemClock, backoff, sleep
from bot.clock.watch import Watch
from bot.control import Control
from bot.desk import Desk
from bot.drawing.rendering import Renderer
from bot.handlers.routing import apologise, handle
from bot.handlers.strangers import overrun
from bot.kelengkapan.examining import examined
from bot.kelengkapan.fetching import Fetcher, Source
from bot.menus import follow_managers, publish_menus
from bot.people.enrolling import BOT_USERNAME, SERVED
from bot.people.receiving import received
from bot.settings import Settings, required_token
from bot.telegram.courier import Courier
from bot.telegram.lanes import Lanes
from bot.telegram.pace import Rates
from bot.telegram.poller import LONG_POLL, Poller
from bot.telegram.transport import AiohttpRequest, Transport
from bot.telegram.unreachable import lost_touch
from storage.audit import renew
from storage.casebook import Casebook
from storage.database import Database, remember
from storage.editions import Editions
from storage.kelengkapan.shelf import FOLDER, Shelf
from storage.people import linked_groups
from storage.sops import Definitions
from storage.waktu.offices import Offices

log = logging.getLogger(__name__)
ALLOWED = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.MY_CHAT_MEMBER,
    UpdateType.INLINE_QUERY,
)
STOP_WITHIN = 3.0
"""Seconds for running handlers, and again for messages on their way; the rest waits on disk."""
BURST = 900
"""Milliseconds a card waits behind an upload."""


class App:
    """One office's bot. `start`, then `stop`; in between it looks after itself.

    By `clock` it waits and retries; `office_clock` tells the office's time, that of `clock` where
    nobody turns it. With `paused` the scheduler's jobs rest, to be called by hand.
    """

    def __init__(
        self,
        settings: Settings,
        definitions: Definitions,
        *,
        clock: Clock | None = None,
        office_clock: OfficeClock | None = None,
        request: Callable[[], Transport] = AiohttpRequest,
        rates: Rates | None = None,
        burst: int = BURST,
        long_poll: int = LONG_POLL,
        paused: bool = False,
    ) -> None:
        self._settings = settings
        self._definitions = definitions
        self._clock = clock or SystemClock()
        self._office_clock = office_clock or MachineTime(self._clock)
        self._request = request
        self._polling_request = request()
        self._fetching_request = request()
        self._rates = rates
        self._burst = burst
        self._long_poll = long_poll
        self._paused = paused
        self._woken: Callable[[], None] = _nobody_yet
        self._open = AsyncExitStack()

    async def start(self) -> None:
        """Open the memory, greet Telegram, and begin to listen.

        Raises StorageError where the memory cannot be used, InvalidToken where Telegram does not
        know the bot.
        """
        try:
            await self._start()
        except BaseException:
            await self._open.aclose()
            raise

    async def stop(self) -> None:
        """Stop cleanly: nothing new is begun, what is running is given time, the rest waits."""
        await self._open.aclose()

    async def _start(self) -> None:
        self.db = await self._open.enter_async_context(Database.open(self._settings.data))
        units = {unit.id: unit for unit in self._definitions.units}
        editions = Editions(self._definitions.sops)
        offices = Offices(self._definitions.units)
        await self.db.read(offices.refresh)
        casebook = Casebook(self.db, editions, offices)
        await self.db.write(editions.remember)
        await self.db.write(lambda conn: remember(conn, SERVED, " ".join(units)))
        await self.db.write(partial(renew, editions=editions))
        self.desk = Desk(
            self.db,
            casebook,
            units,
            offices,
            self._office_clock.now,
            self._wake,
            self._clock.milliseconds,
            self._shelf(),
            self._arrived,
            self._settings.locale,
            self._burst,
            self._office_clock.turned_over,
            self._fetched,
        )
        await self._serve_control()
        self.bot = await self._greet()
        self.courier = await self._start_courier()
        self.fetcher = await self._start_fetcher()
        self.lanes = await self._start_lanes()
        self._start_scheduler()
        self.polling = await self._start_poller()

    async def _greet(self) -> Bot:
        """The bot with its menus published; waits as long as Telegram cannot be reached."""
        asking = self._request()
        for request in (asking, self._polling_request):
            self._open.push_async_callback(request.shutdown)
        bot = Bot(
            required_token(self._settings),
            base_url=self._settings.bot_url,
            base_file_url=self._settings.bot_file_url,
            request=asking,
            get_updates_request=self._polling_request,
        )
        attempts = 0
        while True:
            try:
                await bot.initialize()
                break
            except InvalidToken:
                raise
            except TelegramError as error:
                log.warning("Telegram belum terjangkau (%s); dicoba lagi.", type(error).__name__)
                await sleep(self._clock, backoff(attempts, 0.5))
                attempts += 1
        await self.db.write(lambda conn: remember(conn, BOT_USERNAME, bot.username))
        return bot

    async def _serve_control(self) -> None:
        desk, folder = self.desk, self._settings.data
        control = Control(
            self.db, desk.offices, folder, desk.clock, self._wake, partial(take_effect, desk)
        )
        await control.serve()
        self._open.push_async_callback(control.close)

    def _wake(self) -> None:
        self._woken()

    def _arrived(self) -> None:
        self.fetcher.wake()

    async def _fetched(self, file_id: str, most: int) -> bytes:
        return await received(self._source, file_id, most)

    def _shelf(self) -> Shelf:
        shelf = Shelf(self._settings.data / FOLDER)
        shelf.sweep_temp()
        return shelf

    async def _start_fetcher(self) -> Fetcher:
        request = self._fetching_request
        await request.initialize()
        self._open.push_async_callback(request.shutdown)
        files = f"{self._settings.bot_file_url}{required_token(self._settings)}/"
        self._source = Source(self.bot, lambda path: request.stream(files + path))
        fetcher = Fetcher(
            self.db,
            self.desk.casebook,
            self.desk.shelf,
            self._source,
            examined,
            now=self.desk.clock,
            told=self._wake,
            clock=self._clock,
        )
        self._run(fetcher.run())
        return fetcher

    async def _start_courier(self) -> Courier:
        renderer = Renderer(self.desk)
        courier = Courier(
            self.db,
            self.bot,
            renderer.render,
            renderer.delivered,
            lambda conn, chat_id: lost_touch(conn, self.desk, chat_id),
            linked_groups.move,
            clock=self._clock,
            rates=self._rates,
        )
        self.carrying = self._run(courier.run())
        self._open.push_async_callback(courier.stop, STOP_WITHIN)
        self._woken = courier.wake
        return courier

    async def _start_lanes(self) -> Lanes:
        lanes = Lanes(
            self.db,
            self.bot,
            partial(handle, self.desk),
            partial(apologise, self.desk),
            clock=self._clock,
        )
        lanes.start()
        self._open.push_async_callback(lanes.stop, STOP_WITHIN)
        return lanes

    async def _start_poller(self) -> "asyncio.Task[None]":
        poller = Poller(
            self._polling_request,
            f"{self._settings.bot_url}{required_token(self._settings)}",
            self.db,
            self.lanes.take,
            ALLOWED,
            overrun=partial(overrun, self.desk),
            clock=self._clock,
            long_poll=self._long_poll,
        )
        self._run(self._publish_menus())
        return self._run(poller.run())

    def _run(self, work: Coroutine[None, None, None]) -> "asyncio.Task[None]":
        """Run beside everything else until the app stops."""
        task = asyncio.create_task(work)
        self._open.push_async_callback(_cancelled, task)
        return task

    def _start_scheduler(self) -> None:
        scheduler = housekeeping(self.db, self._clock.milliseconds)
        keep_no_longer(scheduler, self.desk)
        sweep = Sweep(self.db, self.desk.casebook, self.desk.offices.every)
        self.watch = Watch(self.desk, sweep)
        self.standing, self.morning = Standing(self.desk), Morning(self.desk)
        self.bell, self.resting = MeetingBell(self.desk), Resting(self.desk)
        self.guests = GuestBell(self.desk)
        first = self.standing.settled
        then = (self.resting, self.morning, self.watch, self.bell, self.guests)
        rounds_of = (Rounds(what, self.desk.clock, scheduler, first) for what in then)
        for rounds in (Rounds(self.standing, self.desk.clock, scheduler), *rounds_of):
            rounds.look_now()
            self._open.callback(self._office_clock.subscribe(rounds.look_now))
        scheduler.start(paused=self._paused)
        self._open.callback(scheduler.shutdown, wait=False)

    async def _publish_menus(self) -> None:
        try:
            await publish_menus(self.bot, self._definitions.units[0])
            await self.db.write(follow_managers)
            self.courier.wake()
        except TelegramError as error:
            log.warning("Menu perintah belum terpasang (%s).", type(error).__name__)


def _nobody_yet() -> None:
    """Until there is a courier what is to be told waits on disk, where it looks when it begins."""


async def _cancelled(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with suppress(asyncio.CancelledError, Exception):
        await task
