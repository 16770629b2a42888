{#
    A label that can be shown anywhere: no control, zero-width, bidirectional, variation or tag characters, no `|` (the
    templates' separator), white space collapsed, at most 200 characters, never empty. What answers call totals and
    folded members by is theirs: a real member of such a name is marked, not merged with them. Labels come from
    files and reach charts, chats and prompts.
#}
{% macro clean_label(expression) -%}
    {#- Tabs, line breaks and exotic spaces count as spaces: removing them would join words. -#}
    {%- set spaces = character_class([
        [9, 13], [32, 32], [133, 133], [160, 160], [5760, 5760], [8192, 8202], [8232, 8233],
        [8239, 8239], [8287, 8287], [12288, 12288],
    ]) -%}
    {%- set invisible = character_class([
        [1, 8], [14, 31], [127, 132], [134, 159], [173, 173], [847, 847], [1536, 1541], [1564, 1564],
        [1757, 1757], [1807, 1807], [2192, 2193], [2274, 2274], [4447, 4448], [6068, 6069], [6155, 6159],
        [8203, 8207], [8234, 8238], [8288, 8303], [10240, 10240], [12644, 12644], [65024, 65039],
        [65279, 65279], [65440, 65440], [65529, 65531], [69821, 69821], [69837, 69837], [78896, 78911],
        [113824, 113827], [119155, 119162], [917504, 917999],
    ]) -%}
    {%- set visible = replace_pattern(expression, invisible, "''") -%}
    {%- set collapsed = 'trim(' ~ replace_pattern(visible, spaces, "' '") ~ ')' -%}
    {%- set label = "trim(left(replace(" ~ collapsed ~ ", '|', '/'), 200))" -%}
    case
        when lower({{ label }}) in (
            '(all)', 'all', 'all payers', 'other organizations', 'other providers', 'other medications', 'other payers',
            'other locations', 'other procedures', 'other diagnoses'
        ) then {{ label }} || ' (as named)'
        else coalesce(nullif({{ label }}, ''), 'Unknown')
    end
{%- endmacro %}
