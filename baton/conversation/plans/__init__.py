"""/plan: what I mean to do, what came of it, and what my team has on its list."""

from baton.conversation.nouns import Command, Noun
from baton.conversation.plans import command, notices, steps
from baton.domain.lines import Line

NOUN = Noun(
    commands={
        "plan": Command(
            command.command,
            Line("plan-about"),
            (Line("plan-grammar"), Line("plan-grammar-result"), Line("plan-grammar-more")),
            (Line("plan-example-one"), Line("plan-example-two")),
        )
    },
    actions={
        "plan-list": steps.listing,
        "plan-look": steps.look,
        "plan-new": steps.new,
        "plan-new-result": steps.new_result,
        "plan-change": steps.change,
        "plan-accept": steps.accept,
        "plan-done": steps.done,
        "plan-drop": steps.drop,
        "plan-check-in": steps.check_in,
        "plan-check": steps.check,
        "plan-help": steps.help_needed,
    },
    forms={
        "plan-if-then": steps.sent_if_then,
        "plan-result": steps.sent_result,
        "plan-drop": steps.sent_drop,
        "plan-help": steps.sent_help,
    },
    notices=notices.NOTICES,
)
