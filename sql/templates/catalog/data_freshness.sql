-- What the release covers: per fact the months, the calendar they are counted by, and the last day.
select
    fact,
    basis,
    month_from,
    month_to,
    as_of,
    data_through
from release_freshness
order by fact
