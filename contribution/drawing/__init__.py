"""The annotated logic model as a picture, marked by the one scale table.

Read this first. `views.view.draw_view` takes an Assessment and a View and gives one accessible SVG;
`charts.charts.draw_chart` draws the table behind one piece of evidence. A view makes a `sheet`
(what is shown, as data), has its cards ordered in columns (`order`) and its lines led through
`channels` (`placing.lay_out` gives boxes, lines and tags), draws with `pen` and puts title, legend
and frame around it. Nothing here reads a file or knows a command.

At most 5,650 lines.
"""
