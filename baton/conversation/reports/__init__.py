"""The weekly digest as people meet it: typed for, posted, and opened again."""

from baton.conversation.nouns import Command, Noun
from baton.conversation.reports.commands import (
    command,
    explain,
    more,
    post_failed,
    posted,
    restarted,
    restarting,
    show,
    unposted,
)
from baton.domain.lines import Line
from baton.services.reports import DIGEST, UNPOSTED

NOUN = Noun(
    commands={
        "digest": Command(
            command,
            Line("digest-about"),
            (Line("digest-grammar"), Line("digest-grammar-leads")),
            (Line("digest-example-one"), Line("digest-example-two"), Line("digest-example-three")),
        )
    },
    actions={"digest-show": show, "digest-more": more, "digest-explain": explain, "digest-restart": restarting},
    forms={"digest-restart": restarted},
    notices={DIGEST: posted, UNPOSTED: unposted},
    undelivered={DIGEST: post_failed},
)
