{#
    The cells of a family, from its declaration (`config.meta.family`) and its fact's (`config.meta.fact`): one
    row per observed cell of every published level and grain, with true values and the support masking needs.

    People and money go through persons, stage by stage: a year's persons are made from its quarters', a margin's
    from its members'. People are counted anew at every stage, since one person may stand in several months and
    under several members. Counts add up, so they are summed once and rolled up from there.

    A level that another family of the fact has already is taken from there: `taken` names that family by the
    level's dimensions, separated by spaces (`''` is the level of none). It must have the level, its grains and
    its measures of people and money.

    `numbered` says that the facts have their month as a number, too (`month_number`). `dictionary` names the relation that
    says which label, and which number of it, each number stands for that the facts carry instead of labels
    (`payer_number`): its columns are dimension, member_key, member and number.
#}
{% macro family_cells(facts, taken={}, numbered=false, dictionary=none) -%}
{%- set calendar = ref('int_calendar') -%}
{#- Said before anything is looked up in the graph: dbt learns here what a family reads. -#}
{%- for level in taken %}{% set _ = ref(taken[level]) %}{% endfor -%}
{%- if execute -%}
{%- set family = config.get('meta').family -%}
{%- set fact = graph.nodes['model.payerscope.fct_' ~ family.fact].config.meta.fact -%}
{%- set grains = family.grains if fact.month else ['as_of'] -%}
{%- set all_levels = family_levels(family).split('|')[:-1] -%}
{%- set published = all_levels if publishes_inner_level(family) else all_levels[1:] -%}
{%- set levels = levels_left(all_levels, taken).split('|')[:-1] -%}
{%- set computed_published = levels | length if publishes_inner_level(family) else levels | length - 1 -%}
{%- set measures = family_measure_names(family).split() -%}
{%- set month = 'month_number' if numbered else fact.month -%}
with calendar as (

    select * from {{ calendar }}

),

periods as (
{% for grain in grains %}
    {%- if fact.month %}
    select
        '{{ grain }}' as grain,
        {{ grain }}_period as period,
        {{ grain }}_number as number,
        month_number
    from calendar
    where {{ grain }}_period is not null
    {%- else %}
    select 'as_of' as grain, 'as-of' as period, 0 as number, 0 as month_number
    {%- endif %}
    {{ 'union all' if not loop.last }}
{%- endfor %}

),
{% for dimension in family.dimensions %}
{{ dimension }}_members as (

    {% if dictionary -%}
    select distinct
        member,
        number
    from {{ dictionary }}
    where dimension = '{{ dimension }}'
    {%- else -%}
    select
        {{ dimension }} as member,
        cast(row_number() over (order by {{ dimension }}) as smallint) as number
    from {{ facts }}
    group by {{ dimension }}
    {%- endif %}

),
{% endfor %}
{%- for grain in grains %}
{#- Months are published for the last years only: quarters start from the facts again. #}
{%- set finer = grains[loop.index0 - 1] if loop.index0 > 0 and grains[loop.index0 - 1] != 'month' else '' %}
{%- for level in levels %}
{{ grain }}_persons_{{ loop.index0 }} as (
{% if loop.index0 > 0 -%}
    {{ persons_from_wider_level(fact, measures, level.split(), grain ~ '_persons_' ~ parent_level(levels, loop.index0)) }}
{%- elif finer -%}
    {{ persons_from_finer_grain(family, fact, measures, grain, finer) }}
{%- else -%}
    {{ persons_from_facts(facts_numbered(facts, family, month, calendar, dictionary), family, fact, measures, grain) }}
{%- endif %}
),
{% endfor %}
{%- endfor %}
people_cells as (
{% for grain in grains %}
{%- set is_first_grain = loop.first %}
{%- for level in levels if level in published %}
    {{ 'union all' if not (is_first_grain and loop.first) }}
    select
        '{{ grain }}' as grain,
        period as number
        {%- for dimension in family.dimensions %},
        {{ dimension if dimension in level.split() else '0' }} as {{ dimension }}
        {%- endfor -%}
        {{ people_and_money(measures, fact) }}
    from {{ grain }}_persons_{{ loop.index0 + levels | length - computed_published }}
    group by
        period
        {%- for dimension in level.split() %},
        {{ dimension }}
        {%- endfor %}
{%- endfor %}
{%- endfor %}
{%- for level in published if level in taken %}
    union all
    {{ people_of_family(taken[level], family, fact, measures, level.split()) }}
{%- endfor %}

),

counts as (

    select
        {{ 'calendar.month_number' if fact.month else '0 as month_number' }}
        {%- for dimension in family.dimensions %},
        {{ dimension }}_members.number as {{ dimension }}
        {%- endfor -%}
        {{ sums_of_counts(measures, fact, false) }}
    {{ facts_numbered(facts, family, month, calendar, dictionary) }}
    group by
        {{ 'calendar.month_number,' if fact.month }}
        {%- for dimension in family.dimensions %}
        {{ dimension }}_members.number{{ ',' if not loop.last }}
        {%- endfor %}

),

count_cells as (

    select
        periods.grain,
        periods.period,
        periods.number
        {%- for dimension in family.dimensions %},
        coalesce(counts.{{ dimension }}, 0) as {{ dimension }}
        {%- endfor -%}
        {{ sums_of_counts(measures, fact, true) }}
    from counts
    inner join periods on counts.month_number = periods.month_number
    group by grouping sets (
        {%- for level in published %}
        (periods.grain, periods.period, periods.number
        {%- for dimension in level.split() %}, counts.{{ dimension }}{% endfor %}){{ ',' if not loop.last }}
        {%- endfor %}
    )

),

final as (

    select
        {{ 'people_cells.grain' if fact.month else "'all' as grain" }},
        count_cells.period
        {%- for dimension in family.dimensions %},
        coalesce({{ dimension }}_members.member, '(all)') as {{ dimension }}
        {%- endfor %}
        {%- for name in measures %}
        {%- set kind = fact.measures[name].kind %},
        {{ 'count_cells' if kind in ['count', 'total'] else 'people_cells' }}.{{ name }}
        {%- if kind == 'dollars' %},
        people_cells.{{ name }}_top1,
        people_cells.{{ name }}_top2
        {%- elif fact.measures[name].by_person %},
        people_cells.{{ name }}_people,
        people_cells.{{ name }}_rest_people
        {%- endif %}
        {%- endfor %}
    from people_cells
    inner join count_cells
        on people_cells.grain = count_cells.grain
        and people_cells.number = count_cells.number
        {%- for dimension in family.dimensions %}
        and people_cells.{{ dimension }} = count_cells.{{ dimension }}
        {%- endfor %}
    {%- for dimension in family.dimensions %}
    left join {{ dimension }}_members on people_cells.{{ dimension }} = {{ dimension }}_members.number
    {%- endfor %}

)

select * from final
{%- endif -%}
{%- endmacro %}
