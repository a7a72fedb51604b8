"""What everything is drawn with: SVG elements, colours, letters with their widths, signs."""
