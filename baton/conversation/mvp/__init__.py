"""MVP rounds as the desk sees them: /mvp, its buttons and forms, and what is told of a round."""

from baton.conversation.mvp import ballots, command, forms, notices, settings
from baton.conversation.mvp.command import nominate
from baton.conversation.nouns import Command, Noun
from baton.domain.lines import Line
from baton.services import mvp as service

__all__ = ["NOUN", "nominate"]


NOUN = Noun(
    commands={
        "mvp": Command(
            command.command,
            Line("mvp-about"),
            (Line("mvp-grammar"), Line("mvp-grammar-more"), Line("mvp-grammar-admins")),
            (Line("mvp-example-one"), Line("mvp-example-two")),
        )
    },
    actions={
        "mvp-show": command.show,
        "mvp-rules": command.show_rules,
        "mvp-results": command.show_results,
        "mvp-nominate": forms.opened,
        "mvp-second": command.second_pressed,
        "mvp-vote": ballots.opened,
        "mvp-settings": settings.opened,
    },
    forms={"mvp-nominate": forms.sent, "mvp-vote": ballots.sent, "mvp-settings": settings.sent},
    notices={
        service.OPENED: notices.opened,
        service.NOMINEE: notices.nominee,
        service.NOMINATED: notices.nominated,
        service.HIDDEN: notices.hidden,
        service.SHOWN: notices.shown_again,
        service.BALLOT: notices.ballot,
        service.REMINDER: notices.reminder,
        service.RESULT: notices.result,
        service.WON: notices.won,
        service.EXTENDED: notices.extended,
        service.CANCELLED: notices.cancelled,
        service.UNPOSTED: notices.unposted,
    },
    undelivered={
        service.OPENED: notices.post_failed,
        service.BALLOT: notices.post_failed,
        service.RESULT: notices.post_failed,
    },
    settings={"mvp-settings": Line("mvp-settings-about")},
)
