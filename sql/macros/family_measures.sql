{# The measures a family names, each once, separated by spaces. #}
{% macro family_measure_names(family) -%}
    {%- set seen = namespace(names=[]) -%}
    {%- for group in family.measures -%}
        {%- for name in group.names if name not in seen.names -%}
            {%- set seen.names = seen.names + [name] -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ seen.names | join(' ') }}
{%- endmacro %}

{# The counts whose people are counted, with what they are part of, each once, separated by spaces. #}
{% macro counted_by_person(measures, fact) -%}
    {%- set seen = namespace(names=[]) -%}
    {%- for name in measures if fact.measures[name].by_person -%}
        {%- for one in [fact.measures[name].within, name] if one not in seen.names -%}
            {%- set seen.names = seen.names + [one] -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ seen.names | join(' ') }}
{%- endmacro %}

{#
    The parts of a measure that the fact declares a total of others, separated by spaces, where all of them are among the
    measures; else nothing. Such a total is the sum of its parts, person by person, and is not summed by itself.
#}
{% macro parts_of(name, measures, fact) -%}
    {%- for identity in fact.identities if identity.total == name -%}
        {%- set found = namespace(all=true) -%}
        {%- for part in identity.parts if part not in measures -%}{%- set found.all = false -%}{%- endfor -%}
        {%- if found.all -%}{{ identity.parts | join(' ') }}{%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{# A measure of money from the sums per person: its own or those of its parts. #}
{% macro money_per_person(name, measures, fact) -%}
    {%- set parts = parts_of(name, measures, fact) -%}
    {{ parts.split() | join(' + ') if parts else name }}
{%- endmacro %}

{#
    Sums of money, and of counts whose people are counted, per person; from columns of the fact or (`again`) from sums
    already made. Totals of other money are left out. Money in whole cents as doubles: exact up to 10 trillion USD, and a third faster than sums of decimals,
    which engines widen to 128 bits.
#}
{% macro sums_per_person(measures, fact, again) -%}
    {%- for name in measures if fact.measures[name].kind == 'dollars' and not parts_of(name, measures, fact) %},
        sum({{ name if again else 'round(cast(facts.' ~ fact.measures[name].sum ~ ' as double) * 100)' }}) as {{ name }}
    {%- endfor -%}
    {%- for name in counted_by_person(measures, fact).split() %},
        cast(sum({{ name if again else 'facts.' ~ fact.measures[name].sum }}) as bigint) as {{ name }}
    {%- endfor -%}
{%- endmacro %}

{# People, money in USD and its two largest contributors, per cell, from persons. #}
{% macro people_and_money(measures, fact) -%}
    {%- for name in measures %}
        {%- set kind = fact.measures[name].kind %}
        {%- if kind == 'people' %},
        count(*) as {{ name }}
        {%- elif kind == 'dollars' %},
        {%- set money = money_per_person(name, measures, fact) %}
        cast(sum({{ money }}) / 100 as decimal(18, 2)) as {{ name }},
        cast({{ largest('abs(' ~ money ~ ')', 1) }} / 100 as decimal(18, 2)) as {{ name }}_top1,
        cast({{ largest('abs(' ~ money ~ ')', 2) }} / 100 as decimal(18, 2)) as {{ name }}_top2
        {%- elif fact.measures[name].by_person %},
        cast(sum(case when {{ name }} > 0 then 1 else 0 end) as bigint) as {{ name }}_people,
        cast(sum(case when {{ fact.measures[name].within }} > {{ name }} then 1 else 0 end) as bigint) as {{ name }}_rest_people
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{# Counts and other totals; from columns of the fact or (`again`) from sums already made. #}
{% macro sums_of_counts(measures, fact, again) -%}
    {%- for name in measures if fact.measures[name].kind in ['count', 'total'] %},
        cast(coalesce(sum({{ name if again else 'facts.' ~ fact.measures[name].sum }}), 0) as bigint) as {{ name }}
    {%- endfor -%}
{%- endmacro %}
