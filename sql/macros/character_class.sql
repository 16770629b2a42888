{#
    A regular-expression class from Unicode code points: `[[first, last], ...]`. The characters are made by the
    engine from their numbers, because engines differ in how a pattern may escape them.
#}
{% macro character_class(ranges) -%}
    concat('[', {% for range in ranges %}chr({{ range[0] }}), '-', chr({{ range[1] }}), {% endfor %}']+')
{%- endmacro %}
