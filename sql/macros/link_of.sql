{#
    The key of an id that only tells which rows belong together. The embedded import has made the number already, and keeps
    no text of such an id; elsewhere it is made here.
#}
{% macro link_of(id) -%}
    {{ adapter.dispatch('link_of', 'payerscope')(id) }}
{%- endmacro %}

{% macro duckdb__link_of(id) -%}
    {{ id }}
{%- endmacro %}

{% macro snowflake__link_of(id) -%}
    {{ key_of(id) }}
{%- endmacro %}
