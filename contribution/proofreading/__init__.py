"""What several checks share: names in messages, places in files, tables against themselves.

At most 1,150 lines.
"""
