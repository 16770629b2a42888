-- Claims of those who have each chronic condition, and their share of all claims.
with long as (
    unpivot (
        select
            sum(alzheimers) as "Alzheimer’s disease",
            sum(heart_failure) as "Heart failure",
            sum(kidney_disease) as "Chronic kidney disease",
            sum(cancer) as "Cancer",
            sum(copd) as "COPD",
            sum(depression) as "Depression",
            sum(diabetes) as "Diabetes",
            sum(ischemic_heart) as "Ischemic heart disease",
            sum(osteoporosis) as "Osteoporosis",
            sum(arthritis) as "Arthritis",
            sum(stroke) as "Stroke",
            count(*) as claims
        from facts_claims
        where day between cast(:first as date) and cast(:last as date)
    ) on columns(* exclude (claims)) into name condition value own
)

select
    condition,
    round(100.0 * own / claims, 4) as condition_share,
    own as condition_claims,
    claims as total_claims
from long
