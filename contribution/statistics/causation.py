"""How many of the cases with a result owe it to what was done, at least and at most."""


def bound_causation(without: float, during: float) -> tuple[float, float]:
    """The least and largest share, 0 to 1, of the cases with a result that owe it to the cause.

    `without` and `during` are the shares of cases with the result, 0 to 1, where the cause was
    absent and where it was present. Holds if the cases would have fared alike but for the cause,
    and no further than that: nothing here shows that they would. Both ends are attainable, so that
    no narrower answer can be had from the two shares alone. Nobody with the result, nothing to be
    owed: (0, 1). Raises ValueError for a share outside 0 to 1.

    >>> bound_causation(0.25, 0.75)
    (0.6666666666666666, 1.0)

    Source: Tian and Pearl (2000), Annals of Mathematics and Artificial Intelligence 28, the
    probability of necessity under exogeneity.
    """
    if not (0 <= without <= 1 and 0 <= during <= 1):
        raise ValueError(f"shares lie between 0 and 1, not {without} and {during}")
    if during == 0:
        return 0.0, 1.0
    return max(0.0, (during - without) / during), min(1.0, (1 - without) / during)
