"""The build as many teams write it: pandas reads the files, joins them and sums by payer, class, organization and drug.

pandas_build.py SOURCE OUT: writes one CSV an aggregate into OUT. No tests, no mask.
"""

import sys
from pathlib import Path

import pandas as pd

source, out = Path(sys.argv[1]), Path(sys.argv[2])
out.mkdir(parents=True, exist_ok=True)


def read(name: str, columns: list[str]) -> pd.DataFrame:
    frame = pd.read_csv(source / f"{name}.csv", usecols=lambda column: column.upper() in columns, low_memory=False)
    return frame.rename(columns=str.upper)


claims = read("claims", ["ID", "PATIENTID", "PRIMARYPATIENTINSURANCEID", "SERVICEDATE", "APPOINTMENTID"])
lines = read("claims_transactions", ["CLAIMID", "TYPE", "AMOUNT", "PAYMENTS"])
encounters = read("encounters", ["ID", "ORGANIZATION", "ENCOUNTERCLASS"])
orders = read("medications", ["START", "PATIENT", "PAYER", "DESCRIPTION", "TOTALCOST", "PAYER_COVERAGE"])

lines["CHARGE"] = lines["AMOUNT"].where(lines["TYPE"] == "CHARGE", 0)
lines["PAID"] = lines["PAYMENTS"].where(lines["TYPE"] == "PAYMENT", 0)
sums = lines.groupby("CLAIMID")[["CHARGE", "PAID"]].sum()
facts = claims.merge(sums, left_on="ID", right_index=True, how="left").merge(
    encounters, left_on="APPOINTMENTID", right_on="ID", how="left", suffixes=("", "_E")
)
facts["MONTH"] = pd.to_datetime(facts["SERVICEDATE"], format="ISO8601", utc=True, errors="coerce").dt.strftime("%Y-%m")
facts = facts.dropna(subset=["MONTH"])
facts["QUARTER"] = facts["MONTH"].str[:4] + "-Q" + ((facts["MONTH"].str[5:7].astype(int) + 2) // 3).astype(str)
measures = {"ID": "count", "PATIENTID": "nunique", "CHARGE": "sum", "PAID": "sum"}
for name, keys in {
    "by_payer": ["PRIMARYPATIENTINSURANCEID", "MONTH"],
    "by_class": ["PRIMARYPATIENTINSURANCEID", "ENCOUNTERCLASS", "QUARTER"],
    "by_organization": ["PRIMARYPATIENTINSURANCEID", "ORGANIZATION", "QUARTER"],
}.items():
    facts.groupby(keys).agg(measures).to_csv(out / f"{name}.csv")
orders["QUARTER"] = pd.to_datetime(orders["START"], format="ISO8601", utc=True, errors="coerce").dt.strftime("%Y-%m")
orders.groupby(["PAYER", "DESCRIPTION", "QUARTER"]).agg(
    {"PATIENT": "nunique", "TOTALCOST": "sum", "PAYER_COVERAGE": "sum"}
).to_csv(out / "by_medication.csv")
