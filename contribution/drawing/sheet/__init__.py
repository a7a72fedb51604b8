"""What stands on a sheet, as data and around the drawing: elements, words, legend, frame, paper."""
