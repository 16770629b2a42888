{# Words capitalised where a name is written in capitals only; any other name stays as its owner writes it. #}
{% macro title_case(expression) -%}
    {%- set words = namespace(sql=capitalised(expression)) -%}
    {%- for small in [' Of ', ' And ', ' The ', ' For ', ' At ', ' In ', ' On '] -%}
        {%- set words.sql = "replace(" ~ words.sql ~ ", '" ~ small ~ "', '" ~ small | lower ~ "')" -%}
    {%- endfor -%}
    case when {{ expression }} = upper({{ expression }}) then {{ words.sql }} else {{ expression }} end
{%- endmacro %}

{# The first letter of every word in upper case, the others in lower case. #}
{% macro capitalised(expression) -%}
    {{ adapter.dispatch('capitalised', 'payerscope')(expression) }}
{%- endmacro %}

{% macro duckdb__capitalised(expression) -%}
    array_to_string(
        list_transform(
            regexp_extract_all(lower({{ expression }}), '[\p{L}\p{N}'']+|[^\p{L}\p{N}'']+'),
            lambda word : upper(left(word, 1)) || substr(word, 2)
        ),
        ''
    )
{%- endmacro %}

{% macro snowflake__capitalised(expression) -%}
    initcap({{ expression }})
{%- endmacro %}
