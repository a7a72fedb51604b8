"""The live room: text and picture side by side, and phones that rate links blind.

Read this first. `serve.serve` takes a model and runs until it is stopped. Three promises hold: the
file on disk is the truth (`text_files`), nobody sees another's rating before the reveal (`views`
alone decides what leaves, by role), and what was acknowledged is never lost (`store` answers after
its batch is on the disk). `routes` only carries: who may ask is decided in `guard`, what a round
may become in `meeting`, what is written for git in `register`. What the facilitator asks for is one
function each, in `desk` and `desk_text`; how phones get in, and which of them do, is in `joining`.
Nothing here rates or checks anything: that is `app`, over the unsaved text. Pages are templates in
`web/room`, filled by `pages`, which escapes whatever is not HTML already.

At most 2,610 lines.
"""
