"""The ordinal ladder of one subject: its rungs, the bounds on a link, the reasons in words."""
