"""A two-page brief as many teams write it: ReportLab with matplotlib's pictures. reportlab_brief.py OUT.pdf"""

import io
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

styles = getSampleStyleSheet()
payers = ["Medicare", "Blue Cross", "UnitedHealthcare", "Medicaid", "Aetna", "Cigna", "Humana", "Anthem"]
values = [412, 268, 195, 151, 118, 97, 83, 61]


def chart() -> Image:
    figure, axes = plt.subplots(figsize=(6, 3))
    axes.barh(payers, values)
    picture = io.BytesIO()
    figure.savefig(picture, dpi=144)
    plt.close(figure)
    picture.seek(0)
    return Image(picture, width=432, height=216)


rows = [["Payer", "Claims", "Charges", "Payments"]] + [[name, value, value * 900, value * 800] for name, value in zip(payers, values)]
SimpleDocTemplate(sys.argv[1], pagesize=letter).build(
    [
        Paragraph("Payer performance", styles["Title"]),
        Paragraph("Payments fell short of charges by 1.4 million dollars.", styles["Normal"]),
        chart(),
        chart(),
        PageBreak(),
        chart(),
        Spacer(1, 12),
        Table(rows),
        Paragraph("Method and definitions.", styles["Normal"]),
    ]
)
