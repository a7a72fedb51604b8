"""From subjects to claims, whoever rates: gates, pathways in one pass, Mayne's conditions."""
