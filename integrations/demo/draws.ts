/**
 * Randomness of the demo: every draw is a pure function of the seed, the subject's own id and a salt that names
 * the draw, so a patient's history is the same however many patients, threads or batches there are.
 * The hash is applied twice because DuckDB combines columns by xor, which would tie two salts together.
 */
export const drawMacros = `
create macro uniform(id, salt) as
    (hash(hash(id, salt, getvariable('seed'))) >> 11) / 9007199254740992.0;

create macro standard_normal(id, salt) as
    sqrt(-2 * ln(greatest(uniform(id, salt || ' radius'), 1e-12)))
    * cos(2 * pi() * uniform(id, salt || ' angle'));

create macro make_uuid(kind, id) as
    md5(concat(kind, ' ', getvariable('seed'), ' ', id))::uuid;

create macro cents(amount) as (amount * 0.01)::decimal(12, 2);

create macro slot_of(draw, slots) as floor(draw * slots)::integer;
`;

/**
 * A table of equally likely slots for weighted choices: joining on (scope, slot) picks an item with a
 * probability proportional to its weight, without a search per row.
 *
 * @param options.from a query with the columns scope, item, weight (integer) and rank (order within the scope)
 */
export function slotTable(options: { name: string; slots: number; from: string }): string {
  return `
create table ${options.name} as
with weighted as (
    select
        scope,
        item,
        sum(weight) over (partition by scope order by rank) as upto,
        upto - weight as before,
        sum(weight) over (partition by scope) as total
    from (${options.from})
)

select
    scope,
    item,
    unnest(range(
        (before * ${options.slots} // total)::bigint,
        (upto * ${options.slots} // total)::bigint
    ))::integer as slot
from weighted;
`;
}
