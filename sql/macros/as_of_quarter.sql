{# The quarter the as-of date lies in, as text, `2025-Q4`: known when the project compiles. #}
{% macro as_of_quarter() -%}
    {%- set as_of = var('as_of') | string -%}
    {{ as_of[:4] }}-Q{{ (as_of[5:7] | int + 2) // 3 }}
{%- endmacro %}
