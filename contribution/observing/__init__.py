"""How the kinds read cells, periods, expectations and voices; no kind of evidence lives here."""
