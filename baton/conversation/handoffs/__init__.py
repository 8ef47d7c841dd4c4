"""/handoff: order something from a colleague, and see it through to *Received*."""

from baton.conversation.handoffs import commands, forms, notices, reminders, steps
from baton.conversation.handoffs.views import in_short, row, step_button, step_buttons, title
from baton.conversation.nouns import Command, Noun
from baton.domain.lines import Line
from baton.services import handoffs as service

__all__ = ["NOUN", "in_short", "row", "step_button", "step_buttons", "title"]

NOUN = Noun(
    commands={
        "handoff": Command(
            commands.command,
            Line("handoff-about"),
            (Line("handoff-grammar"), Line("handoff-grammar-dates"), Line("handoff-grammar-more")),
            (Line("handoff-example-one"), Line("handoff-example-two")),
        )
    },
    actions={
        "handoff-order": forms.open_order,
        "handoff-list": commands.show_list,
        "handoff-show": steps.show,
        "handoff-accept": steps.accept,
        "handoff-ask": steps.open_ask,
        "handoff-answer": steps.open_answer,
        "handoff-decline": steps.open_decline,
        "handoff-deliver": steps.open_deliver,
        "handoff-receive": steps.receive,
        "handoff-return": steps.open_return,
        "handoff-cancel": steps.cancel,
    },
    forms={
        "handoff-order": steps.ordered,
        "handoff-ask": steps.asked,
        "handoff-answer": steps.answered,
        "handoff-decline": steps.declined,
        "handoff-deliver": steps.delivered,
        "handoff-return": steps.returned,
    },
    shortcuts={"order_handoff": forms.open_order, "make_handoff": forms.open_order},
    notices={**notices.NOTICES, service.REMINDER: reminders.reminder},
    undelivered={service.OWNER: notices.owner_not_reached},
)
