{# The calendar month of a date as a number, months since year 0: joins by it cost a tenth of joins by `2025-03`. #}
{% macro month_number_of(date_expression) -%}
    cast(year({{ date_expression }}) * 12 + month({{ date_expression }}) - 1 as smallint)
{%- endmacro %}

{# The same of a month as text, `2025-03`. #}
{% macro month_number_of_label(label) -%}
    cast(cast(left({{ label }}, 4) as integer) * 12 + cast(right({{ label }}, 2) as integer) - 1 as smallint)
{%- endmacro %}

{# The month as text, `2025-03`, of its number. #}
{% macro month_label_of_number(number) -%}
    lpad(cast(cast(floor({{ number }} / 12) as integer) as varchar), 4, '0')
    || '-'
    || lpad(cast({{ number }} % 12 + 1 as varchar), 2, '0')
{%- endmacro %}
