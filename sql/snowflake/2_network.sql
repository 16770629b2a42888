-- From where the two service users may log in. Put your own addresses in before running it as ACCOUNTADMIN.
-- The addresses below are those of documentation (RFC 5737): until they are replaced nobody gets in.
use role accountadmin;
use database payerscope;

create schema if not exists payerscope.security;
create network rule if not exists payerscope.security.payerscope_hosts
    type = ipv4 mode = ingress value_list = ('192.0.2.10/32', '192.0.2.11/32');
create network policy if not exists payerscope_hosts_only
    allowed_network_rule_list = ('payerscope.security.payerscope_hosts');
alter user payerscope_builder_service set network_policy = payerscope_hosts_only;
alter user payerscope_agent_service set network_policy = payerscope_hosts_only;
