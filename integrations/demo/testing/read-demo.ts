import { DuckDBInstance } from '@duckdb/node-api';

/** Reads generated files the way an outsider would, with the definitions of the design, and nothing of the generator. */
export async function readDemo(directory: string) {
  const database = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await database.connect();
  const csv = (name: string) => `read_csv('${directory}/${name}.csv', all_varchar = true)`;
  await connection.run(`
    create view transactions as from ${csv('claims_transactions')};
    create view claims as from ${csv('claims')};
    create view encounters as from ${csv('encounters')};
    create view medications as from ${csv('medications')};
    create view patients as from ${csv('patients')};
    create view payers as from ${csv('payers')};
    create view providers as from ${csv('providers')};
    create view organizations as from ${csv('organizations')};
    create view payer_transitions as from ${csv('payer_transitions')};

    create table claim as
    with settled as (
        select
            claimid,
            sum(if(type = 'CHARGE', amount::decimal(18, 2), 0)) as charges,
            sum(coalesce(payments::decimal(18, 2), 0)) as payments,
            sum(if(method = 'ECHECK', payments::decimal(18, 2), 0)) as payer_paid,
            sum(coalesce(adjustments::decimal(18, 2), 0)) as adjustments,
            datediff('day',
                min(if(type = 'CHARGE', fromdate, null))::timestamp,
                max(if(type = 'PAYMENT', fromdate, null))::timestamp) as settlement_days
        from transactions
        group by claimid
    ),

    dated as (
        select distinct id, patientid, providerid, primarypatientinsuranceid, appointmentid,
            try_cast(servicedate as timestamp)::date as service_date
        from claims
        where try_cast(servicedate as timestamp) is not null
    )

    select
        d.id as claim_id,
        d.patientid as person_id,
        coalesce(p.name, 'No insurance') as payer,
        o.name as organization,
        e.encounterclass as encounter_class,
        d.service_date,
        strftime(d.service_date, '%Y-%m') as month,
        year(d.service_date) || '-Q' || quarter(d.service_date) as quarter,
        s.* exclude (claimid),
        charges - adjustments as expected,
        greatest(charges - payments - adjustments, 0) as open_balance,
        case
            when charges = 0 then 'NO_CHARGE'
            when expected > 0 and payments = 0 then 'ZERO_PAY'
            when payments < expected - 0.01 then 'UNDERPAID'
            when payments > expected + 0.01 then 'OVERPAID'
            else 'MATCHED'
        end as category
    from settled as s
    inner join dated as d on s.claimid = d.id
    inner join encounters as e on d.appointmentid = e.id
    inner join organizations as o on e.organization = o.id
    left join payers as p on d.primarypatientinsuranceid = p.id and p.name <> 'NO_INSURANCE';
  `);
  return {
    /** Rows of text, as they would be printed. */
    async rows(sql: string): Promise<string[][]> {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowsJson().map((row) => row.map((value) => (value === null ? '' : String(value))));
    },
    close: () => database.closeSync(),
  };
}
