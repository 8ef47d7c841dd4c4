"""/kudos: thank colleagues in the channel where you are, by words or by form."""

from baton.conversation.kudos import boards, command, forms, mine, settings, telling
from baton.conversation.kudos.command import DEEDS
from baton.conversation.kudos.values import value_name
from baton.conversation.nouns import Command, Noun
from baton.domain.lines import Line
from baton.services import kudos as service
from baton.services import mine as kept

__all__ = ["DEEDS", "NOUN", "value_name"]

NOUN = Noun(
    commands={
        "kudos": Command(
            command.command,
            Line("kudos-about"),
            (
                Line("kudos-grammar"),
                Line("kudos-grammar-private"),
                Line("kudos-grammar-more"),
                Line("kudos-grammar-seen"),
                Line("points-grammar"),
            ),
            (Line("kudos-example-one"), Line("kudos-example-two")),
        )
    },
    actions={
        "kudos-join": command.me_too,
        "kudos-open": forms.give_form,
        "kudos-settings": settings.open_settings,
        boards.ACTION: boards.pressed,
        mine.ACTION: mine.pressed,
        mine.FILE_ACTION: mine.file_wanted,
    },
    forms={"kudos-give": command.sent, "kudos-edit": command.edit_sent, "kudos-settings": settings.settle},
    shortcuts={"give_kudos": forms.give_form, "kudos_for_this": forms.give_form},
    notices={
        service.POST: telling.post,
        service.LOG: telling.post,
        service.TOLD: telling.told,
        service.UNPOSTED: telling.unposted,
        service.LOG_OPENED: telling.log_opened,
        service.UNLOGGED: telling.unlogged,
        kept.FILE: mine.file,
        kept.FILE_FAILED: mine.file_missing,
    },
    undelivered={
        service.POST: telling.post_failed,
        service.LOG: telling.post_failed,
        service.LOG_OPENED: telling.opening_failed,
        kept.FILE: mine.file_failed,
    },
    settings={"kudos-settings": Line("kudos-settings-about")},
)
