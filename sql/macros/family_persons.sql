{#
    Persons: one row per period, members and person, with the person's sums of money in cents. Periods, members and
    persons are small numbers here (grouping by them takes less than half the time); cells get the labels back.
#}

{# From the fact's rows, `numbered` by `facts_numbered`. #}
{% macro persons_from_facts(numbered, family, fact, measures, grain) %}
    select
        {{ 'calendar.' ~ grain ~ '_number' if fact.month else '0' }} as period,
        {% for dimension in family.dimensions -%}
        {{ dimension }}_members.number as {{ dimension }},
        {% endfor -%}
        facts.person_key
        {{- sums_per_person(measures, fact, false) }}
    {{ numbered }}
    {{ 'where calendar.' ~ grain ~ '_period is not null' if fact.month }}
    group by
        {{ 'calendar.' ~ grain ~ '_number,' if fact.month }}
        {% for dimension in family.dimensions -%}
        {{ dimension }}_members.number,
        {% endfor -%}
        facts.person_key
{% endmacro %}

{# From the persons of a finer grain. #}
{% macro persons_from_finer_grain(family, fact, measures, grain, finer) %}
    select
        coarser.number as period,
        {% for dimension in family.dimensions -%}
        persons.{{ dimension }},
        {% endfor -%}
        persons.person_key
        {{- sums_per_person(measures, fact, true) }}
    from {{ finer }}_persons_0 as persons
    inner join (
        select distinct
            {{ finer }}_number as finer_number,
            {{ grain }}_number as number
        from calendar
        where {{ finer }}_period is not null and {{ grain }}_period is not null
    ) as coarser on persons.period = coarser.finer_number
    group by
        coarser.number,
        {% for dimension in family.dimensions -%}
        persons.{{ dimension }},
        {% endfor -%}
        persons.person_key
{% endmacro %}

{# From the persons of a wider level of the same grain. #}
{% macro persons_from_wider_level(fact, measures, level, wider) %}
    select
        period,
        {% for dimension in level -%}
        {{ dimension }},
        {% endfor -%}
        person_key
        {{- sums_per_person(measures, fact, true) }}
    from {{ wider }}
    group by
        period,
        {% for dimension in level -%}
        {{ dimension }},
        {% endfor -%}
        person_key
{% endmacro %}

{#
    The fact's rows with their members' numbers and calendar, joined by their column `month`. Where small tables are joined
    by a number they are named themselves: of a table an engine knows how far its numbers reach.
#}
{% macro facts_numbered(facts, family, month, calendar, dictionary) -%}
    from {{ facts }} as facts
    {%- for dimension in family.dimensions %}
    {%- if dictionary %}
    inner join {{ dictionary }} as {{ dimension }}_members
        on facts.{{ dimension }}_number = {{ dimension }}_members.member_key
        and {{ dimension }}_members.dimension = '{{ dimension }}'
    {%- else %}
    inner join {{ dimension }}_members on facts.{{ dimension }} = {{ dimension }}_members.member
    {%- endif %}
    {%- endfor %}
    {%- if month %}
    inner join {{ calendar }} as calendar
        on facts.{{ month }} = calendar.{{ 'month_number' if month == 'month_number' else 'service_month' }}
    {%- endif %}
{%- endmacro %}

{# People, money and its two largest contributors of one level as another family of the fact has them. #}
{% macro people_of_family(other, family, fact, measures, level) %}
    {%- set other_family = graph.nodes['model.payerscope.' ~ other].config.meta.family %}
    select
        {{ 'other.grain' if fact.month else "'as_of' as grain" }},
        numbered.number
        {%- for dimension in family.dimensions %},
        {{ dimension ~ '_members.number' if dimension in level else '0' }} as {{ dimension }}
        {%- endfor %}
        {%- for name in measures %}
        {%- set kind = fact.measures[name].kind %}
        {%- if kind in ['people', 'dollars'] %},
        other.{{ name }}
        {%- endif %}
        {%- if kind == 'dollars' %},
        other.{{ name }}_top1,
        other.{{ name }}_top2
        {%- elif fact.measures[name].by_person %},
        other.{{ name }}_people,
        other.{{ name }}_rest_people
        {%- endif %}
        {%- endfor %}
    from {{ ref(other) }} as other
    inner join (select distinct grain, period, number from periods) as numbered
        on other.period = numbered.period
        {%- if fact.month %}
        and other.grain = numbered.grain
        {%- endif %}
    {%- for dimension in level %}
    inner join {{ dimension }}_members on other.{{ dimension }} = {{ dimension }}_members.member
    {%- endfor %}
    where true
        {%- for dimension in other_family.dimensions if dimension not in level %}
        and other.{{ dimension }} = '(all)'
        {%- endfor %}
{%- endmacro %}
