"""One file a command: it holds COMMAND, is found by the folder and loaded when it is called.

The file's name is the command's; an underscore at its end keeps it apart from a word of Python.
"""
