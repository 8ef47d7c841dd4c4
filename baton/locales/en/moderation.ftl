moderation-title = { $count ->
    [one] The latest kudos
   *[other] The latest { $count } kudos
}
moderation-nothing = There are no public kudos yet.
moderation-kudos = { $giver } thanks { $people }
moderation-item = { $at } · { $told }
moderation-item-hidden = { $at } · { $told } · hidden: { $reason }
moderation-hide = Hide
moderation-show = Show again
moderation-show-title = Show these again?
moderation-show-sure = The post and the messages come back, and the person who wrote them is told.
moderation-show-no = Leave hidden
moderation-locked = Kept from giving for now: { $people }. /baton unlock @person lets them again.
moderation-note = Whoever wrote what you hide is told why, without your name; the audit log knows it. Private kudos are never listed.

moderation-form-title = Hide
moderation-form-submit = Hide
moderation-form-reason = Why should this not stand there?
moderation-form-hint = Whoever wrote it reads this reason, so write it as you would say it to them. It stands in the audit log.
moderation-form-example = It names a customer, and this channel is open to partners
moderation-hidden = Hidden. The post and the messages come down, and whoever wrote them is told why.
moderation-hidden-already = This is hidden already. /baton moderate shows why.
moderation-shown = Shown again. The post and the messages come back.
moderation-shown-already = This is not hidden.
moderation-not-here = Kudos cannot be hidden here: this message is none of Baton’s kudos. /baton moderate lists the latest ones.
moderation-private = These kudos are private, and only those thanked read them, so there is nothing to hide. If they should not have been written, /baton lock @person why keeps their giver from writing more.
moderation-admins-only = Only admins can hide kudos or keep somebody from giving. /baton roles shows who they are.
moderation-not-oneself = Another admin has to decide about you.
moderation-why = Please say why: the person concerned is told, and it stands in the audit log.
moderation-reason-long = That is { $length } characters; please keep the reason to { $most }.

moderation-told-hidden = An admin has taken your kudos to { $people } down. This is why:
moderation-told-words = You had written:
moderation-told-note = Nobody else is told. If you see it differently, talk to an admin: /baton roles shows who they are.
moderation-told-shown = Your kudos to { $people } are shown again.

lock-how = Say whom, and why: /baton lock @person why, or /baton unlock @person
lock-members-only = { $person } cannot give anyway: bots, guests and deactivated people are left out.
lock-done = { $people } cannot give kudos for now, and can still be thanked. They are told why, without your name.
lock-already = { $people } could not give already, so nothing was changed.
unlock-done = { $people } can give kudos again, and are told so.
unlock-already = { $people } can give kudos, so nothing was changed.
lock-told = An admin has paused giving for your account: for now you cannot give kudos, join in or nominate. This is why:
lock-told-note = You can still be thanked, and nobody else is told. If you see it differently, talk to an admin: /baton roles shows who they are.
unlock-told = You can give kudos, join in and nominate again.
