{# The month that lies `months_back` before the as-of month, as text: known when the project compiles. #}
{% macro month_label(months_back) -%}
    {%- set months = var('as_of')[:4] | int * 12 + var('as_of')[5:7] | int - 1 - months_back -%}
    {{ months // 12 }}-{{ ('0' ~ (months % 12 + 1))[-2:] }}
{%- endmacro %}
