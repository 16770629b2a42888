{#
    The combinations of a family's dimensions that are summed, widest first: every dimension together, then the
    declared levels or, where none are declared, every subset. One piece of text per level, its dimensions
    separated by spaces, each ended by `|`: a macro can hand back text only.
#}
{% macro family_levels(family) -%}
    {%- set dimensions = family.dimensions -%}
    {{ dimensions | join(' ') }}|
    {%- if family.levels is defined -%}
        {%- for width in range(dimensions | length - 1, -1, -1) -%}
            {%- for level in family.levels if level | length == width -%}
                {{ level | join(' ') }}|
            {%- endfor -%}
        {%- endfor -%}
    {%- else -%}
        {%- if dimensions | length == 3 -%}
            {{ dimensions[0] }} {{ dimensions[1] }}|{{ dimensions[0] }} {{ dimensions[2] }}|{{ dimensions[1] }} {{ dimensions[2] }}|
        {%- endif -%}
        {%- if dimensions | length > 1 -%}
            {%- for dimension in dimensions -%}{{ dimension }}|{%- endfor -%}
        {%- endif -%}
        |
    {%- endif -%}
{%- endmacro %}

{# Whether a level of all dimensions is published, not only summed. #}
{% macro publishes_inner_level(family) -%}
    {%- if family.levels is defined -%}
        {%- for level in family.levels if level | length == family.dimensions | length -%}yes{%- endfor -%}
    {%- else -%}
        yes
    {%- endif -%}
{%- endmacro %}

{# The position of the narrowest earlier level that holds all dimensions of the level at `position`. #}
{% macro parent_level(levels, position) -%}
    {%- set found = namespace(position=0) -%}
    {%- for candidate in range(position) -%}
        {%- set held = namespace(all=true) -%}
        {%- for dimension in levels[position].split() if dimension not in levels[candidate].split() -%}
            {%- set held.all = false -%}
        {%- endfor -%}
        {%- if held.all -%}{%- set found.position = candidate -%}{%- endif -%}
    {%- endfor -%}
    {{ found.position }}
{%- endmacro %}

{# The levels that no other family has, in the same order and manner. #}
{% macro levels_left(levels, taken) -%}
    {%- for level in levels if level not in taken -%}{{ level }}|{%- endfor -%}
{%- endmacro %}
