-- Roles, databases, warehouses and service users of Payerscope. Run by ACCOUNTADMIN; running it again changes nothing.
-- Names are the program's defaults: change them here and in the variables of docs/snowflake.md together.
use role accountadmin;

create role if not exists payerscope_builder comment = 'Loads row-level data, runs the models, publishes releases';
create role if not exists payerscope_agent comment = 'Reads masked releases and nothing else';

-- Row level: the builder's alone. Releases: a database of their own, so that the agent has no way into the other.
create database if not exists payerscope comment = 'Row-level data: no grant to anybody but the builder';
create database if not exists payerscope_releases comment = 'Masked releases';

create warehouse if not exists payerscope_building
    warehouse_size = medium auto_suspend = 60 auto_resume = true initially_suspended = true
    statement_timeout_in_seconds = 3600;
create warehouse if not exists payerscope_asking
    warehouse_size = xsmall auto_suspend = 60 auto_resume = true initially_suspended = true
    statement_timeout_in_seconds = 120 statement_queued_timeout_in_seconds = 60;

grant ownership on database payerscope to role payerscope_builder copy current grants;
grant ownership on all schemas in database payerscope to role payerscope_builder copy current grants;
grant ownership on database payerscope_releases to role payerscope_builder copy current grants;
grant ownership on all schemas in database payerscope_releases to role payerscope_builder copy current grants;
grant usage on warehouse payerscope_building to role payerscope_builder;

-- The agent: usage and select on releases, now and as they come; one warehouse. Nothing else is ever granted to it.
grant usage on database payerscope_releases to role payerscope_agent;
grant usage on all schemas in database payerscope_releases to role payerscope_agent;
grant usage on future schemas in database payerscope_releases to role payerscope_agent;
grant select on all tables in database payerscope_releases to role payerscope_agent;
grant select on future tables in database payerscope_releases to role payerscope_agent;
grant select on all views in database payerscope_releases to role payerscope_agent;
grant select on future views in database payerscope_releases to role payerscope_agent;
grant usage on warehouse payerscope_asking to role payerscope_agent;

-- Service users: a key pair and no password, one role, no other role beside it.
create user if not exists payerscope_builder_service type = service
    default_role = payerscope_builder default_warehouse = payerscope_building default_secondary_roles = ();
create user if not exists payerscope_agent_service type = service
    default_role = payerscope_agent default_warehouse = payerscope_asking default_secondary_roles = ();
alter user payerscope_builder_service set default_secondary_roles = ();
alter user payerscope_agent_service set default_secondary_roles = ();
grant role payerscope_builder to user payerscope_builder_service;
grant role payerscope_agent to user payerscope_agent_service;
