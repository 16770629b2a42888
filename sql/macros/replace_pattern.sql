{# Replaces every match of a regular expression. #}
{% macro replace_pattern(expression, pattern, replacement) -%}
    {{ adapter.dispatch('replace_pattern', 'payerscope')(expression, pattern, replacement) }}
{%- endmacro %}

{% macro duckdb__replace_pattern(expression, pattern, replacement) -%}
    regexp_replace({{ expression }}, {{ pattern }}, {{ replacement }}, 'g')
{%- endmacro %}

{% macro snowflake__replace_pattern(expression, pattern, replacement) -%}
    regexp_replace({{ expression }}, {{ pattern }}, {{ replacement }})
{%- endmacro %}
