"""/kudos: thank colleagues in the channel where you are, by words or by form."""

from baton.conversation.kudos import boards, command, forms, mine, telling
from baton.conversation.kudos.command import DEEDS
from baton.conversation.kudos.forms import kudos_form
from baton.conversation.nouns import Command, Noun
from baton.domain.lines import Line
from baton.services import kudos as service
from baton.services import mine as kept

__all__ = ["DEEDS", "NOUN", "kudos_form"]

NOUN = Noun(
    commands={
        "kudos": Command(
            command.command,
            Line("kudos-about"),
            (Line("kudos-grammar"), Line("kudos-grammar-more"), Line("kudos-grammar-seen")),
            (Line("kudos-example-one"), Line("kudos-example-two")),
        )
    },
    actions={
        "kudos-join": command.me_too,
        "kudos-open": forms.give_form,
        boards.ACTION: boards.pressed,
        mine.ACTION: mine.pressed,
        mine.FILE_ACTION: mine.file_wanted,
    },
    forms={"kudos-give": command.sent},
    shortcuts={"give_kudos": forms.give_form, "kudos_for_this": forms.give_form},
    notices={
        service.POST: telling.post,
        service.TOLD: telling.told,
        service.UNPOSTED: telling.unposted,
        kept.FILE: mine.file,
        kept.FILE_FAILED: mine.file_missing,
    },
    undelivered={service.POST: telling.post_failed, kept.FILE: mine.file_failed},
)
