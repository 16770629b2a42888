/**
 * Macros of the engine that read one value of a row. A text is cleaned once; what it was tells whether it had to be.
 */
export const rowMacros = `
-- A line cut at its quotes: every second piece stands inside them. A delimiter there is put out of the way before the
-- line is cut into fields.
create macro cut(text, pieces, delimiter) as
    case
        when pieces is null or len(pieces) % 2 = 0 then string_split(text, delimiter)
        else string_split(
            array_to_string(
                list_transform(
                    pieces,
                    lambda piece, i: case when i % 2 = 0 then replace(piece, delimiter, chr(30)) else piece end
                ),
                '"'
            ),
            delimiter
        )
    end;

create macro unquoted(field, delimiter) as
    case
        when not contains(field, '"') then field
        when regexp_full_match(field, '\\s*".*"\\s*')
            then replace(replace((trim(field))[2:-2], '""', '"'), chr(30), delimiter)
        else replace(field, chr(30), delimiter)
    end;

-- Patterns cost much and few lines need one: what they look for is looked for once per line.
create macro has_odd_spaces(text) as
    contains(text, '  ') or contains(text, chr(9)) or contains(text, chr(160)) or contains(text, chr(8203))
    or contains(text, chr(65279)) or contains(text, chr(8239));

create macro without_spaces(field, is_odd) as
    case
        when is_odd then trim(regexp_replace(field, '[\\s\\x{00A0}\\x{200B}\\x{202F}\\x{FEFF}]+', ' ', 'g'))
        else trim(field)
    end;

-- What a spreadsheet would run as a formula loses its first marks; ="00123" is a text that Excel was told to keep.
create macro may_have_formula(text, delimiter) as
    contains(text, '=') or contains(text, '@') or contains(text, '+') or contains(text, delimiter || '-')
    or contains(text, '"-') or contains(text, ' -') or starts_with(text, '-');

create macro without_formula(field, may_have) as
    case
        when not may_have or field is null then field
        when regexp_full_match(field, '="[^"]*"') then field[3:-2]
        when regexp_matches(field, '^[=+@]|^-[^0-9(.,$]') then ltrim(field, '=+-@ ')
        else field
    end;

create macro filled(field) as
    case
        when length(field) < 8
            and lower(field) in ('', 'null', 'n/a', 'na', '#n/a', 'nan', 'nil', '-', '--', '.', '?', 'unknown', 'missing')
            then null
        else field
    end;

create macro day_of(field) as
    case when contains(field, ':') then regexp_replace(field, '[T ]+\\d{1,2}:\\d{2}.*$', '') else field end;

create macro is_numeric_date(day) as
    regexp_full_match(day, '\\d{1,2}[-/. ]\\d{1,2}[-/. ](\\d{4}|\\d{2})');

create macro first_number(day) as try_cast(regexp_extract(day, '^(\\d{1,2})[-/. ](\\d{1,2})', 1) as integer);
create macro second_number(day) as try_cast(regexp_extract(day, '^(\\d{1,2})[-/. ](\\d{1,2})', 2) as integer);

create macro date_from(day, numeric_long, numeric_short) as cast(
    case
        -- Most days are written so already, and a pattern costs more than the reading.
        when length(day) = 10 and day[5] = '-' and day[8] = '-' and contains('0123456789', day[1])
            and contains('0123456789', day[4])
            then try_cast(day as date)
        when regexp_full_match(day, '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}')
            then try_strptime(regexp_replace(day, '[/.]', '-', 'g'), '%Y-%m-%d')
        when regexp_full_match(day, '(19|20)\\d{6}') then try_strptime(day, '%Y%m%d')
        when regexp_full_match(day, '\\d{1,2}[-/. ]\\d{1,2}[-/. ]\\d{4}')
            then try_strptime(regexp_replace(day, '[/. ]', '-', 'g'), numeric_long)
        when regexp_full_match(day, '\\d{1,2}[-/. ]\\d{1,2}[-/. ]\\d{2}')
            then try_strptime(regexp_replace(day, '[/. ]', '-', 'g'), numeric_short)
        when regexp_matches(day, '[A-Za-z]{3}')
            then try_strptime(
                regexp_replace(trim(day), '[-,./ ]+', '-', 'g'),
                ['%d-%b-%Y', '%d-%B-%Y', '%b-%d-%Y', '%B-%d-%Y', '%Y-%b-%d', '%d-%b-%y', '%b-%d-%y']
            )
        when regexp_full_match(day, '[34]\\d{4}(\\.\\d+)?')
            then date '1899-12-30' + cast(floor(cast(day as double)) as integer)
    end as date);

create macro amount_digits(field) as
    case
        when regexp_full_match(field, '[0-9.,]*') then field
        else regexp_replace(field, '[^0-9.,]', '', 'g')
    end;

create macro is_amount(field) as
    regexp_full_match(
        upper(field),
        '[(+\\-\\s]*(US\\$|[A-Z]{3}|[$€£¥₹])?[(+\\-\\s]*(\\d[\\d.,''’\\s]*|[.,]\\d+)[)+\\-\\s]*([A-Z]{2,3}|[$€£¥₹])?[)+\\-\\s]*'
    );

create macro is_negative(field) as
    regexp_matches(upper(field), '^[^0-9]*[-(]|[-)]$|CR$');

-- An amount that is a plain number already, as most are, needs none of the rest.
create macro amount_from(field, digits, mark) as
    case
        when mark = '.' and regexp_full_match(field, '\\d+(\\.\\d+)?') then try_cast(field as decimal(18, 2))
        when is_amount(field) then
            (case when is_negative(field) then -1 else 1 end)
            * case
                when mark = '.' and regexp_full_match(
                    digits, '\\d*(\\.\\d*)?|\\d{1,3}(,\\d{3})+(\\.\\d*)?|\\d{1,2}(,\\d{2})*,\\d{3}(\\.\\d*)?'
                ) then try_cast(replace(digits, ',', '') as decimal(18, 2))
                when mark = ',' and regexp_full_match(digits, '\\d*(,\\d*)?|\\d{1,3}(\\.\\d{3})+(,\\d*)?')
                    then try_cast(replace(replace(digits, '.', ''), ',', '.') as decimal(18, 2))
            end
    end;
`;
