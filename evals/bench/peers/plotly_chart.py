"""A chart as many teams draw it: plotly, rendered to PNG by kaleido's browser. plotly_chart.py OUT.png"""

import sys

import plotly.graph_objects as go

payers = ["Medicare", "Blue Cross Blue Shield", "UnitedHealthcare", "Medicaid", "Aetna", "Cigna", "Humana", "Anthem"]
values = [-412, -268, -195, -151, -118, -97, -83, -61]
figure = go.Figure(go.Bar(x=values, y=payers, orientation="h"))
figure.update_layout(title="Net variance by payer (thousand USD)", width=1280, height=720)
figure.write_image(sys.argv[1])
