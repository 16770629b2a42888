{# The calendar month of a date as text, `2025-03`. #}
{% macro month_of(date_expression) -%}
    {{ adapter.dispatch('month_of', 'payerscope')(date_expression) }}
{%- endmacro %}

{% macro duckdb__month_of(date_expression) -%}
    strftime({{ date_expression }}, '%Y-%m')
{%- endmacro %}

{% macro snowflake__month_of(date_expression) -%}
    year({{ date_expression }}) || '-' || lpad(cast(month({{ date_expression }}) as varchar), 2, '0')
{%- endmacro %}
