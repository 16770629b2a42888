{# The month that lies `months_back` before the as-of month, as text: known when the project compiles. #}
{% macro month_label(months_back) -%}
    {#- YAML reads an unquoted date as a date, on the command line of dbt for one. -#}
    {%- set as_of = var('as_of') | string -%}
    {%- set months = as_of[:4] | int * 12 + as_of[5:7] | int - 1 - months_back -%}
    {{ months // 12 }}-{{ ('0' ~ (months % 12 + 1))[-2:] }}
{%- endmacro %}
