{# The largest (rank 1) or second largest (rank 2) value of a group, 0 where there is none. #}
{% macro largest(expression, rank) -%}
    {{ adapter.dispatch('largest', 'payerscope')(expression, rank) }}
{%- endmacro %}

{% macro duckdb__largest(expression, rank) -%}
    coalesce(max({{ expression }}, 2)[{{ rank }}], 0)
{%- endmacro %}

{% macro snowflake__largest(expression, rank) -%}
    coalesce(cast(get(max_by({{ expression }}, {{ expression }}, 2), {{ rank - 1 }}) as decimal(18, 2)), 0)
{%- endmacro %}
