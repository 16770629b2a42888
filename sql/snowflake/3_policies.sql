-- The second wall around row-level tables (Enterprise edition): whoever is not the builder gets groups of at least 11
-- people, and no person's id, even with a grant that should not have been given. Run by ACCOUNTADMIN, once.
use role accountadmin;

create schema if not exists payerscope.security;
create aggregation policy if not exists payerscope.security.people_in_groups as ()
    returns aggregation_constraint ->
    case
        when current_role() = 'PAYERSCOPE_BUILDER' then no_aggregation_constraint()
        else aggregation_constraint(min_group_size => 11)
    end;
create projection policy if not exists payerscope.security.no_person_shown as ()
    returns projection_constraint ->
    case
        when current_role() = 'PAYERSCOPE_BUILDER' then projection_constraint(allow => true)
        else projection_constraint(allow => false)
    end;
grant usage on schema payerscope.security to role payerscope_builder;
grant apply on aggregation policy payerscope.security.people_in_groups to role payerscope_builder;
grant apply on projection policy payerscope.security.no_person_shown to role payerscope_builder;
