{#
    An id as a number of 64 bits: what millions of rows are joined and grouped by takes a fifth of the memory. A number for one
    build, nothing more; staging tests that no two ids of a file share one. That two of 10 million would is 1 in 370,000.
    Nothing has no key.
#}
{% macro key_of(id) -%}
    case when {{ id }} is not null then hash({{ id }}) end
{%- endmacro %}
