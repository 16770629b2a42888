{# The eleven chronic conditions of a CMS beneficiary summary, separated by spaces: a macro can hand back text only. #}
{% macro chronic_conditions() -%}
    alzheimers heart_failure kidney_disease cancer copd depression diabetes ischemic_heart osteoporosis arthritis stroke
{%- endmacro %}
