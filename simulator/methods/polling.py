"""getUpdates, webhooks, getMe, logOut and close."""

from typing import TYPE_CHECKING

from simulator.updates import webhook_active
from simulator.wire import Ask, Json

if TYPE_CHECKING:
    from simulator.world import World


def get_me(world: "World", _: Ask) -> Json:
    """The bot itself."""
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(world: "World", ask: Ask) -> list[Json]:
    """Updates from an offset on; waits up to `timeout` seconds, at most 50."""
    if world.webhook.url:
        raise webhook_active()
    if "allowed_updates" in ask:
        failure = "can't parse allowed updates JSON object"
        world.updates.allow(ask.parsed("allowed_updates", failure))
    limit = ask.integer("limit", 100)
    limit = limit if 1 <= limit <= 100 else 100
    timeout = min(max(ask.integer("timeout"), 0), 50)
    return await world.updates.get(ask.integer("offset"), limit, timeout)


def set_webhook(world: "World", ask: Ask) -> bool:
    """Has updates posted to an address of this machine; an empty one ends it."""
    if "allowed_updates" in ask:
        failure = "can't parse allowed updates JSON object"
        world.updates.allow(ask.parsed("allowed_updates", failure))
    if ask.flag("drop_pending_updates"):
        world.updates.clear()
    world.updates.interrupt()
    world.webhook.set(ask.text("url"), ask.text("secret_token"), ask.integer("max_connections"))
    return True


def delete_webhook(world: "World", ask: Ask) -> bool:
    """Back to getUpdates."""
    if ask.flag("drop_pending_updates"):
        world.updates.clear()
    world.webhook.stop()
    return True


def get_webhook_info(world: "World", _: Ask) -> Json:
    """Where updates go, how many wait, what failed last."""
    return world.webhook.info()


def say_yes(_: "World", __: Ask) -> bool:
    """logOut and close: nothing to end here."""
    return True


METHODS = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": say_yes,
    "close": say_yes,
}
