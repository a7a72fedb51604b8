"""Tables beside registers, CSV or XLSX: header found, rows looked at, corrections applied."""
