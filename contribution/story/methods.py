"""What the rule does and does not do, in sentences for readers."""

DOES = (
    (
        "It asks of each piece of evidence how likely it would be if the claim were true, and how "
        "likely if it were false, and lets its quality lower what it counts."
    ),
    (
        "It counts what speaks for and what speaks against separately, so that nothing cancels "
        "out and not knowing is never taken for not being so."
    ),
    "It counts evidence that depends on the same source once in each direction.",
    "It bounds each link by its assumptions and by the rival explanations still open.",
    "It takes a pathway to be as strong as its weakest place, and of several pathways the best.",
    "It waits: before an effect could show itself, its absence counts for nothing.",
)
DOES_NOT = (
    "It gives no score to the programme as a whole. Claims are not added up or averaged.",
    "It measures no effect. A small true contribution can be strongly supported.",
    "Its levels are an order, not amounts: moderate is more than suggestive, not twice as much.",
    (
        "Its thresholds are judgements. They are printed under The rule, and other judgements are "
        "possible; the reasons for each verdict show which of them mattered."
    ),
    (
        "It has not been shown to predict anything. It promises that the same evidence always "
        "gets the same verdict and that every step can be followed."
    ),
    "It knows no rival explanation that nobody wrote down.",
)
